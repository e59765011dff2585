# Builtins of each calling convention through star calls and keywords.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


args = [1, 2]
print(pow(*[2, 3]), max(*args), divmod(*(7, 2)), int(*["ff"], **{"base": 16}), sorted(*[[2, 1]], **{"reverse": True}),
    "a,b".split(*",", **{"maxsplit": 1}), dict(*[[("a", 1)]], **{"b": 2}), print(*args, **{"sep": "-"}))
print(list(map(pow, [2, 3], [3, 2])), list(map(max, [1, 2], [2, 1], [0, 9])), sum([1, 2], start=5),
    enumerate([1], start=3).__next__(), round(number=2.5), round(2.567, ndigits=1), bytes("a", encoding="utf-8"),
        str(object=5), int("10", base=3))
show(lambda: sorted([1], key=None, reverse=False, foo=1))
show(lambda: sorted(iterable=[1]))
show(lambda: sum([1], foo=1))
show(lambda: round(2.5, digits=1))
show(lambda: round(ndigits=1))
show(lambda: int("1", bas=3))
show(lambda: "a".split(seperator=","))
show(lambda: "a".encode(**{"encoding": "ascii", "error": 1}))
show(lambda: "a".replace("a", "b", counts=1))
show(lambda: print(*[1], **{"sepp": 1}))
show(lambda: enumerate(itr=[1]))
show(lambda: open())
show(lambda: compile("1"))
show(lambda: [].sort(key=len, **{"key": len}))
