a = b.c = d[e] = 1
x, (y, [z, *w]), = (v) = u
*p, q = yield
(r) = s, *t
