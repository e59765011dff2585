# In, index, count, equality and hash.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


r = range(0, 20, 3)
print([x in r for x in (0, 3, 4, 18, 21, -3, 3.0, 3.5, True, "a", None, 3 + 0j)], r.index(9), r.count(9), r.count(10),
    r.count("x"), r.index(9.0))
show(lambda: r.index(10))
show(lambda: r.index("a"))
show(lambda: r.index())
show(lambda: r.index(1, 2))
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 1, 9), range(3) == [0, 1, 2],
    range(3) != range(4), hash(range(0)) == hash(range(9, 2)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)))
show(lambda: range(3) < range(4))
show(lambda: range(3) + range(4))
show(lambda: range(3) * 2)

class Weird:
    def __eq__(self, other):
        return other == 6

print(Weird() in r, r.count(Weird()), r.index(Weird()))
print(2**70 in range(2**71), range(2**70, 2**71).index(2**70 + 5), range(-5, 5) == range(-5, 5, 1))
