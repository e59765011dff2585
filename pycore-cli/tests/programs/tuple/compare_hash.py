# Comparison and hash.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"), (1, 2) == [1, 2], (1.0, True) == (1, 1),
    ((1,),) <= ((1,),), (2,) > (1, 5))
show(lambda: (1, "a") < (1, 2))
show(lambda: (1,) < [1])
show(lambda: (None,) >= (None,))
show(lambda: (None,) < (None,))
show(lambda: hash((1, [2])))
show(lambda: hash(((), {})))
print(hash(()), hash((1,)), hash((1, 2)), hash((0, -1, 2**61)), hash(((1,), 2)), hash((1.0, 2)) == hash((1, 2)),
    hash((True,)))
print({(1, 2): "a"}[1, 2], {(1, 2), (1.0, 2.0)}, sorted([(2, "b"), (1, "z"), (1, "a")]), max((1, 2), (1, 3)))
