# Groupby and its shared iterator.
from itertools import groupby


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print([(k, list(g)) for k, g in groupby("aabbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4], lambda x: x % 2)],
    list(groupby([])))
groups = list(groupby("aab"))
print([(k, list(g)) for k, g in groups])
g = groupby("aabb")
k, first = next(g)
print(k, next(first))
k, second = next(g)
print(k, list(first), list(second))
show(lambda: groupby())
show(lambda: groupby(5))
show(lambda: list(groupby([1], 5)))
show(lambda: next(groupby([1], lambda x: 1 / 0)))

class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return o.v == self.v if isinstance(o, Eq) else False

print([len(list(g)) for k, g in groupby([Eq(1), Eq(1), Eq(2)])],
    [(k, len(list(g))) for k, g in groupby("aab", key=None)])
