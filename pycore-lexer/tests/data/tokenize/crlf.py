if 1:
  a

  # c
b
