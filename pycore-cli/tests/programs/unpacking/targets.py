# Assignment to nested and starred targets.
a, b = 1, 2
(c, d), [e, f] = (3, 4), [5, 6]
g, *h = "abc"
*i, j = [1]
k, *l, m = range(5)
[n, (o, *p)], q = [1, "xyz"], None
x = y = z = []
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, x is y is z)

class T:
    pass

t, items = T(), [0, 0, 0]
t.a, items[0], *items[1:] = 1, 2, 3, 4
print(t.a, items)
a, b = b, a
a, b, c = c, a, b
print(a, b, c)
i = 0
i, items[i] = 2, "set at 2"
print(items)
(a), = [5]
[b] = "x"
() = []
[] = ()
*c, = "abc"
print(a, b, c)
for a, (b, *c) in [(1, "abc"), (2, [3])]:
    print(a, b, c)
d = {}
d["k"], d["l"] = d, 5
print(d["l"], d["k"] is d)
