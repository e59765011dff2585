if 1:
  x
 é
