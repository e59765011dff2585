# Get, setdefault, pop, popitem, update, clear, copy.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = {"a": 1, "b": 2, "c": 3}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("d"), d.setdefault("e", 5),
    d.pop("a"), d.pop("zz", "default"), d.popitem(), d)
d.update({"b": 20}, x=1)
d.update([("y", 2)])
d.update()
c = d.copy()
d.clear()
print(c, d, c is not d, type(c))
show(lambda: d.popitem())
show(lambda: d.pop("a"))
show(lambda: d.pop())
show(lambda: d.pop("a", 1, 2))
show(lambda: d.get())
show(lambda: d.get("a", 1, 2))
show(lambda: d.get([]))
show(lambda: d.setdefault())
show(lambda: d.setdefault([], 1))
show(lambda: d.update(5))
show(lambda: d.update([1]))
show(lambda: d.update({}, {}))
show(lambda: d.update([("a", 1), ("b",)]))
print(d)
show(lambda: d.copy(1))
show(lambda: d.get(key="a"))
show(lambda: dict.get(5, "a"))
show(lambda: {}.popitem(1))
