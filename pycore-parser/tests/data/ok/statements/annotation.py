a: int
(a): int = 1
a.b: c[d] = *e, f
g[0]: h = yield i
