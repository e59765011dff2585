# Map, filter, zip, enumerate, reversed.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])),
    list(filter(lambda x: x > 1, [1, 2, 3])), list(zip()), list(zip([1, 2], "ab", (True, False))),
        list(enumerate("ab", 5)), list(enumerate([], 2**70)))
print(list(enumerate("a", start=2**63 - 1)), list(enumerate("ab", 2**63)), list(reversed([1, 2])),
    list(map(str, range(3), strict=False)))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1], [], strict=True)))
show(lambda: list(map(lambda *a: a, [1], [1, 2], strict=True)))
show(lambda: zip(5))
show(lambda: zip([], 5))
show(lambda: map())
show(lambda: map(None))
show(lambda: map(str))
show(lambda: list(map(5, [1])))
show(lambda: filter(1))
show(lambda: filter(None, 5))
show(lambda: enumerate())
show(lambda: list(enumerate([], "a")))
show(lambda: enumerate([], 1, 2))
show(lambda: list(enumerate(iterable=["a"])))
show(lambda: reversed(5))
show(lambda: reversed({1, 2}))
show(lambda: reversed())
show(lambda: list(filter(lambda x: x / 0, [1])))
show(lambda: list(zip([], strict=5)))
show(lambda: zip([], foo=1))
