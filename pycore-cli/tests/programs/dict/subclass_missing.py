# __missing__ and other overridden methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Default(dict):
    def __missing__(self, key):
        if key == "bad":
            raise KeyError("custom")
        self[key] = value = key * 2
        return value

d = Default(a=1)
print(d["a"], d["b"], d, d.get("zz"), "c" in d, d.pop("c", None))
show(lambda: d["bad"])
show(lambda: d[[]])

class NotClass(dict):
    pass

n = NotClass()
n.__missing__ = lambda key: "instance"
show(lambda: n["x"])

class Over(dict):
    def __getitem__(self, key):
        return "got " + key
    def __setitem__(self, key, value):
        super().__setitem__(key, (value,))
    def __contains__(self, key):
        return True
    def __iter__(self):
        return iter(["i1", "i2"])
    def keys(self):
        return ["k1"]
    def __len__(self):
        return 50
    def __delitem__(self, key):
        print("del", key)

o = Over(a=1)
o["b"] = 2
del o["zzz"]
print(o["q"], dict(o), {**o}, dict.items(o), list(o), len(o), "zzz" in o, o.get("a"), o.get("nope"), bool(o), repr(o),
    o == {"a": 1, "b": (2,)}, o.copy(), type(o.copy()))

def f(**kwargs):
    return kwargs

print(f(**o))
print("%(x)s" % o, "{y}".format_map(o))
