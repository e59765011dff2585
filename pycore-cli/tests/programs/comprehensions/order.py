# Order of evaluation in displays and comprehensions.
def n(x):
    print(x, end=" ")
    return x

[n(1), *n([2]), n(3)]
{n("k"): n("v"), **n({"a": 1})}
(n(1), n(2))
{n(1), n(2)}
[n(x) for x in n([1, 2]) if n("if")]
{n(k): n(v) for k, v in n([(1, 2)])}
n(1) + n(2) * n(3)
n([0])[n(0)]
d = {}
d[n("key")] = n("value")
n(d)[n("q")] = n(5)
n(1) < n(2) < n(3)
n(2) < n(1) < n(3)
n("a") if n(0) else n("b")
print(n("x"), sep=n(""), end=n("\n"))
(lambda a=n("default"): n("body"))()
x, y = n(1), n(2)
(n([0, 0])[n(0)]), y = n("p"), n("q")
del d[n("q")]
assert n(True), n("msg")
f = lambda *a, **k: None
f(n(1), *n([2]), n(3), k=n(4), **n({"z": 5}))
print()
