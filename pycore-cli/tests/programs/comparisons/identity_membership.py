# Is, is not, in and not in.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a, b = [1], [1]
print(a is b, a is a, a is not b, None is None, a in [b], a not in [], () in [()], "a" in {"a": 1}, 1 in (1, 2),
    3 not in range(3), 2 in {1, 2}, 0.0 in [-0.0], float("nan") in [float("nan")])

class Contains:
    def __contains__(self, x): return x

class Iter:
    def __iter__(self): return iter([1, 2, 3])

class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 2

class Infinite:
    def __iter__(self): return self
    def __next__(self): return 7

class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])

print(5 in Contains(), 0 in Contains(), "" not in Contains(), 2 in Iter(), 5 in Iter(), 4 in Old(), 5 in Old(),
    7 in Infinite())
show(lambda: 1 in NoContains())
show(lambda: 1 in 5)
show(lambda: 1 in None)
show(lambda: "a" in object())
show(lambda: 1 in Old)
it = iter([1, 2, 3, 4])
print(2 in it, list(it), 1 in (x for x in [1]))

def f(x):
    return "one" if x is None else "two" if x is not True else "three"

print([f(x) for x in (None, True, 1) * 30][-3:])

def member(c, x):
    return x in c

for c in [1, 2], (1, 2), {1, 2}, {1: 0}, range(3), "12", b"12", frozenset([1]), Iter():
    try:
        print([member(c, 1) for _ in range(60)][-1], end=" ")
    except TypeError as error:
        print(error, end=" ")
