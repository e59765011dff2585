# Construction, hash, methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


f = frozenset([1, 2, 3])
print(sorted(f), len(f), 2 in f, hash(f) == hash(frozenset([3, 2, 1])), frozenset() is frozenset(), frozenset(f) is f,
    f.copy() is f, f | {4} == {1, 2, 3, 4}, {f: "v"}[frozenset([1, 2, 3])])
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([0])), hash(frozenset(range(10))),
    hash(frozenset([f, 1])))
show(lambda: f.add(1))
show(lambda: f.update([1]))
try:
    f |= {9}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(sorted(f), type(f))
show(lambda: frozenset(5))
show(lambda: frozenset([[]]))
show(lambda: frozenset([1], [2]))
show(lambda: frozenset(x=1))
show(lambda: hash(frozenset([1, (2, 3)])))
show(lambda: f.isdisjoint([9]))
show(lambda: f < {1, 2, 3, 4})
show(lambda: f - [1])
show(lambda: f.union([4]) - f)
