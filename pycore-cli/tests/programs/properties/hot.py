# Property reads in hot loops while getters change.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class P:
    def __init__(self, x):
        self._x = x
    @property
    def x(self):
        return self._x

def total(o, n=60):
    s = 0
    for _ in range(n):
        s += o.x
    return s

p = P(3)
print(total(p))
P.x = property(lambda self: self._x * 10)
print(total(p))

class Q(P):
    x = 7

print(total(Q(1)))
Q.x = property(lambda self: super(Q, self).x + 1)
print(total(Q(1)))
P.x = property(lambda self: 1 / 0)
show(lambda: total(p))

def gen_prop(self):
    yield 1

P.x = property(gen_prop)
show(lambda: total(p))
P.x = 4
print(total(p))

class R:
    @property
    def x(self):
        raise AttributeError("inner")
    def __getattr__(self, name):
        return 9

print(total(R()))
del R.__getattr__
show(lambda: total(R()))
