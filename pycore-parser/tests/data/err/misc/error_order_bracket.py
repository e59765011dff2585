(a
b c
d
