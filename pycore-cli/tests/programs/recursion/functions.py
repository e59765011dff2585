# Endless recursion of functions of all kinds is caught.
def deep(f, *a):
    try:
        f(*a)
    except RecursionError as e:
        return "RecursionError"
    return "no error"

def direct(n): return direct(n + 1)

def mutual_a(): return mutual_b()

def mutual_b(): return mutual_a()

def with_try():
    try:
        with_try()
    finally:
        pass

def star(*a, **k): star(*a, **k)

lam = lambda: lam()

class A:
    def m(self): return self.m()
    def __call__(self): return self()
    def __getattr__(self, n): return getattr(self, n + "x") if len(n) < 5 else self.zzzzz
    @property
    def p(self): return self.p
    def __len__(self): return len(self)
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __add__(self, o): return self + o
    def __getitem__(self, k): return self[k]
    def __contains__(self, k): return k in self
    def __iter__(self): return iter(self)
    def __bool__(self): return bool(self)
    def __format__(self, s): return format(self, s)
    def __setattr__(self, n, v): self.x = v
    @classmethod
    def c(cls): return cls.c()

class I:
    def __init__(self): I()

class Init:
    def __new__(cls): return Init()

class Sub(A):
    def m(self): return super().m()

a = A()
for f in direct, :
    print(deep(f, 0), end=" ")
for f in (mutual_a, with_try, star, lam, a.m, a, lambda: a.p, lambda: len(a), lambda: repr(a), lambda: a == 1,
        lambda: hash(a), lambda: a + 1, lambda: a[0], lambda: 1 in a, lambda: list(a), lambda: bool(a),
        lambda: f"{a}", lambda: setattr(a, "y", 1), A.c, I, Init, Sub().m, lambda: a.q, lambda: [a] == [1],
        lambda: str([a]), lambda: {a: 1}, lambda: sorted([a, a], key=lambda x: a[0]), lambda: any(a[0] for _ in "a"),
        lambda: list(map(lambda x: a[0], "a"))):
    print(deep(f), end=" ")
print()
