# Operators in hot loops while special methods are added, changed and deleted.
class N:
    def __init__(self, v):
        self.v = v

def run(f, a, b, n=60):
    r = None
    for _ in range(n):
        try:
            r = f(a, b)
        except TypeError as error:
            r = str(error)
    return r

add, less, index, call = (lambda a, b: a + b), (lambda a, b: a < b), (lambda a, b: a[b]), (lambda a, b: a(b))
a, b = N(1), N(2)
for f in add, less, index, call:
    print(run(f, a, b), run(f, 1, 2), end=" | ")
print()
N.__add__ = lambda s, o: "add1"
N.__lt__ = lambda s, o: "lt1"
N.__getitem__ = lambda s, o: "item1"
N.__call__ = lambda s, o: "call1"
for f in add, less, index, call:
    print(run(f, a, b), end=" | ")
N.__add__ = lambda s, o: "add2"
N.__lt__ = lambda s, o: NotImplemented
N.__gt__ = lambda s, o: "gt reflected"
del N.__getitem__
for f in add, less, index, call:
    print(run(f, a, b), end=" | ")
del N.__add__
N.__radd__ = lambda s, o: "radd"
print(run(add, a, b), run(add, 5, b))

class M(N):
    def __radd__(self, o):
        return "M radd"

print(run(add, a, M(1)), run(add, "s", M(1)), run(add, 1.5, 2), run(add, [1], [2]), run(add, "a", "b"),
    run(add, 1, 2.5), run(add, (1,), (2,)))
