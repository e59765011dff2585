# Star arguments of all kinds and the order of evaluation.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(*args, **kwargs):
    return args, kwargs

def note(x):
    print(x, end=" ")
    return x

print(f(*[1, 2], 3, *"ab", k=1, **{"z": 2}, y=3, **{}), f(*(), **{}), f(*range(3)), f(*{1: 2}), f(**dict(a=1)))
print(f(note(1), *note([2]), note(3), a=note(4), **note({"b": 5}), c=note(6)))

class M:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, k):
        return k.upper()

print(f(**M()), f(**M(), x=1))
show(lambda: f(**{"a": 1}, **{"a": 2}))
show(lambda: f(a=1, **M(), p=2))
show(lambda: f(**[1]))
show(lambda: f(*None))
show(lambda: f(1, *5))
show(lambda: f(**{"a": 1, 2: 3}))
show(lambda: f(*(i / 0 for i in [1])))
show(lambda: print(*5))
show(lambda: len(*[[1]], *[]))
show(lambda: dict(**{"a": 1}, **{"a": 2}))
g = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
print(g(1), g(1, 2, 3), g(*[1, 2, 3, 4], d=5, x=6), g(b=1, a=2), g(**{"a": 1, "zz": 2}))
