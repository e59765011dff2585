# Min, max, sum, any, all, abs, divmod, pow, round.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(min(3, 1, 2), max("b", "a"), min([5]), max([1, 2], key=lambda x: -x), min([], default="d"),
    max((), default=None), min("abc", "ab", key=len), sum([1, 2], 10), sum([[1], [2]], []), sum((), ()), any([0, 1]),
    all([]), any([]), all([1, 0]))
show(lambda: min())
show(lambda: min(1))
show(lambda: min([]))
show(lambda: min(1, 2, default=3))
show(lambda: min([1], foo=2))
show(lambda: min(1, "a"))
show(lambda: max([1, "a"]))
show(lambda: max([1], key=5))
show(lambda: max(1, 2, key=None))
show(lambda: sum("ab"))
show(lambda: sum(["a"], ""))
show(lambda: sum([b"a"], b""))
show(lambda: sum([bytearray()], bytearray()))
show(lambda: sum(5))
show(lambda: sum([1], 2, 3))
show(lambda: sum([1], start=2))
show(lambda: sum(iterable=[1]))
show(lambda: all(5))
show(lambda: any())
show(lambda: any([1 / 1, 1 / 0] if False else (x / 0 for x in [1])))
print(max(1, 1.0), max(1.0, 1), min(True, 1), sum([True, True]), sum([0.1] * 3), sum([1, 2.5, 1j]), sum(range(101)))
nan = float("nan")
print(max(nan, 1), max(1, nan), min([nan, 1, 2]), min(1, 2, nan))
