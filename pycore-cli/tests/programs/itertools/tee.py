# Tee shares one iterator.
from itertools import tee


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a, b = tee(iter([1, 2, 3, 4]))
print(next(a), next(a), next(b), list(a), list(b), list(a))
c, d = tee(x for x in "xyz")
e, f = tee(c)
print(next(c), list(e), list(d), list(f))

def failing():
    yield 1
    raise ValueError("x")

g, h = tee(failing())
print(next(g))
show(lambda: next(g))
print(next(h))
show(lambda: next(h))
print(type(a).__name__, len(tee([], 5)))
big1, big2 = tee(range(1000))
print(sum(big1), sum(big2))

def recursive():
    for x in outer:
        yield x

outer, inner_ = tee(recursive()) if False else tee([1])
show(lambda: next(outer))
