# Calls of Python functions of all signatures at one site.
def call(f, *args, **kw):
    r = None
    for _ in range(60):
        try:
            r = f(*args, **kw)
        except TypeError as error:
            r = str(error)
    return r

def direct1(f, x):
    return f(x)

def direct2(f, x, y):
    return f(x, y)

def kw(f, x):
    return f(x, k=5)

def zero(f):
    return f()

def run(site, *a):
    r = None
    for _ in range(60):
        try:
            r = site(*a)
        except TypeError as error:
            r = str(error)
    return r

functions = [lambda: "0", lambda a: ("1", a), lambda a, b: ("2", a, b), lambda a, b=7: ("1+1", a, b),
    lambda *a: ("*", a), lambda **k: ("**", k), lambda a, *, k=3: ("k", a, k), lambda a, /, k: ("/", a, k), lambda k,
    *a, **kk: ("mix", k, a, kk), lambda a=1, b=2, c=3: (a, b, c)]
for f in functions:
    print(run(zero, f), run(direct1, f, 1), run(direct2, f, 1, 2), run(kw, f, 1))
print(call(lambda a, b: (a, b), 1, b=2), call(lambda a, b: (a, b), b=1, a=2), call(lambda *a, **k: (a, k), 1, 2, x=3))

class C:
    def __init__(self, a, k=0): self.v = a, k

class NoInit: pass

class New:
    def __new__(cls, *a, **k): return ("New", a, k)

print(run(direct1, C, 1).v, run(kw, C, 1).v, run(zero, C), type(run(zero, NoInit)).__name__, run(direct1, NoInit, 1),
    run(direct1, New, 1), run(kw, New, 1))
C.__init__ = lambda self, a: setattr(self, "v", ("replaced", a))
print(run(direct1, C, 1).v, run(kw, C, 1))
C.__init__ = lambda self, a: 5
print(run(direct1, C, 1))
del C.__init__
print(run(direct1, C, 1), type(run(zero, C)).__name__)
