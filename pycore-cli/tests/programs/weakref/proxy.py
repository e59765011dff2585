# Weak proxies.
from _weakref import proxy, ProxyType, CallableProxyType


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __init__(self): self.x = 5
    def m(self): return "m"
    def __add__(self, o): return ("add", o)
    def __len__(self): return 3
    def __getitem__(self, k): return k
    def __iter__(self): return iter("it")
    def __contains__(self, k): return k == 1
    def __bool__(self): return False
    def __str__(self): return "str A"
    def __eq__(self, o): return o == "eq"
    __hash__ = None

a = A()
p = proxy(a)
print(p.x, p.m(), p + 1, len(p), p["k"], list(p), 1 in p, bool(p), str(p), type(p) is ProxyType, p == "eq",
    proxy(a) is p, p.__class__ is A, isinstance(p, A))
p.y = 7
print(a.y)
del p.y
show(lambda: p.y)
show(lambda: hash(p))
show(lambda: p())

class C:
    def __call__(self, *a): return a

c = C()
q = proxy(c)
print(type(q) is CallableProxyType, q(1, 2))
log = []
w = proxy(c, lambda r: log.append("dead"))
del a, c
print(log)
show(lambda: p.x)
show(lambda: p.x + 1)
show(lambda: len(p))
show(lambda: str(p))
show(lambda: q())
show(lambda: bool(p))
show(lambda: p == 1)
try:
    p.z = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: proxy(5))
show(lambda: proxy())
print(repr(p)[:14])
