# The C part of lru_cache.
from _functools import _lru_cache_wrapper


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def make(f, maxsize, typed=False):
    return _lru_cache_wrapper(f, maxsize, typed, lambda *a: a)

calls = []

def f(*a, **k):
    calls.append(a)
    return a, tuple(sorted(k.items()))

c = make(f, 2)
print(c(1), c(2), c(1), c(3), c(2), c.cache_info(), len(calls))
c.cache_clear()
print(c.cache_info(), c(1, x=2), c(1, x=2), c.cache_info(), c(1.0), c.cache_info())
u = make(f, None)
print([u(i % 3) for i in range(6)][-1], u.cache_info(), make(f, 0)(5), make(f, 2, True).cache_info())
t = make(lambda x: type(x).__name__, 10, True)
print(t(1), t(1.0), t(True), t.cache_info())
show(lambda: c([]))
show(lambda: make(f, "x"))
show(lambda: make(5, None))

def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

fib = make(fib, None)
print(fib(80), fib.cache_info())

def raising(x): raise ValueError(x)

r = make(raising, 3)
show(lambda: r(1))
show(lambda: r(1))
print(r.cache_info())

class A:
    @staticmethod
    def g(x): return x
    m = make(lambda self, x: x, None)

print(A().m(5))
