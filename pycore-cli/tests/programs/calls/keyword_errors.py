# Unexpected, missing and doubled keyword arguments.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(a, b=2, *, c=3): return a, b, c

def p(a, b, /, c): return a, b, c

def po(a, /, **kw): return a, kw

def k(*, a, b): return a, b

show(lambda: f())
show(lambda: f(b=1))
show(lambda: f(1, a=1))
show(lambda: f(1, 2, b=2))
show(lambda: f(1, z=1))
show(lambda: f(1, 2, 3))
show(lambda: f(1, 2, 3, c=1))
show(lambda: f(1, aa=1))
show(lambda: f(**{"a": 1, "b": 2}))
show(lambda: f(1, **{"a": 2}))
show(lambda: f(**{1: 2}))
show(lambda: f(a=1, **{"a": 2}))
show(lambda: f(**5))
show(lambda: f(*5))
show(lambda: f(*[1], **None))
show(lambda: p(1, 2, 3))
show(lambda: p(1, b=2, c=3))
show(lambda: p(a=1, b=2, c=3))
show(lambda: p(1, 2))
show(lambda: po(1, a=2))
show(lambda: po(a=2))
show(lambda: k(a=1))
show(lambda: k(1, 2))
show(lambda: k(b=1, a=2))
show(lambda: k())
show(lambda: k(a=1, b=2, c=3))

class C:
    def __init__(self, x): pass
    def method(self, x): pass

show(lambda: C())
show(lambda: C(1, 2))
show(lambda: C(y=1))
show(lambda: C(1).method())
show(lambda: C(1).method(1, 2))
show(lambda: C.method())
