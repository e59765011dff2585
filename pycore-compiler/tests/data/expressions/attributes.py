a.b
a.b.c = d
del a.b
(a
 .b
 .c)
