# Count, cycle, repeat.
from itertools import count, cycle, repeat, islice


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def take(n, it): return list(islice(it, n))

print(take(3, count()), take(3, count(5)), take(3, count(1, 2)), take(3, count(0.5, 0.25)), take(3, count(2**63 - 2)),
    take(2, count(-5)), take(3, count(10, -3)), take(5, cycle("ab")), take(3, repeat("x")), list(repeat(1, 3)),
    list(repeat(1, 0)), list(repeat(1, -5)))
print(count(5), count(1, 2), count(step=3), repeat("a"), repeat("a", 2), repeat(object=1, times=2),
    repeat(1, 5).__length_hint__(), list(cycle([])))
show(lambda: count("a"))
show(lambda: count(1, "a"))
show(lambda: count(1, 2, 3))
show(lambda: repeat())
show(lambda: repeat(1, "a"))
show(lambda: repeat(1).__length_hint__())
show(lambda: cycle(5))
show(lambda: cycle())
c = count(2**63 - 1)
print(next(c), next(c), next(c), c)
r = repeat([], 2)
a, b = r
print(a is b, r.__length_hint__())
