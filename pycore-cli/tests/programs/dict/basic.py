# Items, lookup, deletion and their errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = {"a": 1, "b": 2, 3: "three", None: 0, (1, 2): "t"}
print(d, len(d), d["a"], d[3.0], d[None], d[1, 2], "a" in d, "z" in d, 2 not in d)
d["c"] = 5
d["a"] = 10
del d["b"]
print(d, list(d), bool({}), bool(d))
show(lambda: d["nope"])
show(lambda: d[4])
show(lambda: d[(1, 2, 3)])
show(lambda: d[[]])
show(lambda: d[{}])
show(lambda: [] in d)
try:
    del d["nope"]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del d[[]]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    d[[1]] = 2
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: {[]: 1})
show(lambda: {**{"a": 1}, "b": {}})
show(lambda: d.x)
try:
    d.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: d[1:2])
