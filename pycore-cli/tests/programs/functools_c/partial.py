# Partial objects.
from _functools import partial, Placeholder


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(*a, **k): return a, k

p = partial(f, 1, x=2)
print(p(), p(3, y=4), p(x=9), p.func is f, p.args, p.keywords, partial(p, 5, z=1).args, partial(p, 5).func is f)
print(partial(int, base=2)("101"), partial(f, Placeholder, 2)(1), partial(f, Placeholder, 2, Placeholder, 4)(1, 3, 5),
    Placeholder)
show(lambda: partial(f, Placeholder))
show(lambda: partial(f, Placeholder, 2)())
show(lambda: partial())
show(lambda: partial(5))
p.attr = 1
print(p.__dict__, repr(partial(print, 1, a=2)), type(p).__name__)
try:
    p.func = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class P(partial): pass

print(P(f, 1)(2), repr(P(len))[:20].split("(")[0])

class C:
    m = partial(f, "bound?")

print(len(C().m(1)[0]))

def hot():
    add = partial(lambda a, b: a + b, 10)
    return sum(add(i) for i in range(100))

print(hot())
show(lambda: p.nope)
for state in (f, (), {}, ()), (f, (), {}, "x"), (f, (), {}, 5), (f, (), {}), (None, (), {}, None), (f, [], {}, None):
    show(lambda: p.__setstate__(state))
p.__setstate__((f, (), None, {"own": 1}))
print(p.own, partial[int], type(partial[int]).__name__)
