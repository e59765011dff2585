del a
del b.c, d[e], (f), (g, [h]), (),
