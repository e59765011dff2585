# The type defaultdict.
from _collections import defaultdict


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
print(d, d["new"], d, d.get("zz"), "zz" in d, d.default_factory, d.copy(), type(d.copy()))
n = defaultdict(None, {"x": 1})
show(lambda: n["y"])
d.default_factory = int
d["c"] += 5
print(d, defaultdict(int, a=1), d | {"z": 1}, type(d | {}), {"q": 0} | d)
show(lambda: defaultdict(5))
show(lambda: defaultdict([]))
show(lambda: defaultdict(lambda: 1 / 0)["x"])
show(lambda: defaultdict(int, 5))
d.default_factory = None
show(lambda: d["nope"])
show(lambda: d.__missing__("k"))

class S(defaultdict):
    def __missing__(self, key): return f"<{key}>"

print(S(int)["x"], S()["y"])
r = defaultdict(list)
r["self"] = r
print(r)
