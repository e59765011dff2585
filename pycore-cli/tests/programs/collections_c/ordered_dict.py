# The type OrderedDict.
from _collections import OrderedDict


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
print(d, list(reversed(d)), d.popitem(), d.popitem(last=False), d)
d.update(x=1, y=2, z=3)
d.move_to_end("x")
d.move_to_end("z", last=False)
print(list(d), d == {"z": 3, "b": 2, "y": 2, "x": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
    OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
show(lambda: d.move_to_end("nope"))
show(lambda: OrderedDict().popitem())
show(lambda: d.pop("nope"))
print(d.pop("b"), d.setdefault("new", 5), d.copy(), type(d.copy()), d | {"q": 1}, OrderedDict.fromkeys("ab", 0),
    list(d.keys()), list(reversed(d.items())))

def mutate():
    for k in d:
        d["added"] = 1

show(lambda: mutate())
del d["x"]
print(d, d.attr if hasattr(d, "attr") else "no attr")
d.attr = 5
print(d.__dict__, len(d))
d.clear()
print(d, bool(d))
