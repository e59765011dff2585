# Deeply nested containers either work or raise RecursionError.
def nest(make, n=20000):
    x = make(None)
    for _ in range(n):
        x = make(x)
    return x

def attempt(f):
    try:
        f()
    except RecursionError:
        pass
    return "survived"

l1, l2 = nest(lambda x: [x]), nest(lambda x: [x])
t1, t2 = nest(lambda x: (x,)), nest(lambda x: (x,))
d1, d2 = nest(lambda x: {1: x}), nest(lambda x: {1: x})
print(attempt(lambda: repr(l1)), attempt(lambda: l1 == l2), attempt(lambda: l1 < l2), attempt(lambda: repr(t1)),
    attempt(lambda: t1 == t2), attempt(lambda: hash(t1)), attempt(lambda: repr(d1)), attempt(lambda: d1 == d2))
f = frozenset()
for _ in range(100):
    f = frozenset([f])
print(attempt(lambda: hash(f)), attempt(lambda: repr(f)), f == frozenset([next(iter(f))]))
a = []
b = [a]
a.append(b)
c = []
d = [c]
c.append(d)
print(attempt(lambda: a == c), repr(a))
x = int

def tower(n):
    t = (int,)
    for _ in range(n):
        t = (t,)
    return t

print(isinstance(5, tower(100)), attempt(lambda: isinstance("a", tower(20000))))

class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"P({self.n!r})"

print(attempt(lambda: repr(nest(P))), repr(nest(P, 2)))
