# Defaults are evaluated once, in order, at definition.
def note(x):
    print("eval", x)
    return x

def f(a=note(1), b=note([]), *, k=note("k"), **kw):
    b.append(a)
    return b

print(f(), f(5), f(b=[0]), f.__defaults__)

@(lambda g: print("deco 2") or g)

@(lambda g: print("deco 1") or g)

def h(x=note("default")) -> note("annotation"):
    return x

print(h())
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [f(9) for f in fs])
l = lambda *a, k=1, **kw: (a, k, kw)
print(l(1, 2, k=3, z=4), (lambda: (yield))().__class__.__name__, (lambda x, /: x)(5), l.__name__, l.__qualname__)
