# Keys, values and items views.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), len(v), len(i), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, ["a", 1] in i,
    ("a",) in i)
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping, type(k.mapping).__name__, k == d.keys(),
    v == d.values(), i == d.items(), k == {"a", "b", "c"}, k == ["a", "b", "c"])
print(type(k), type(v), type(i), type(iter(k)), type(iter(v)), type(iter(i)), type(reversed(k)))
show(lambda: k[0])
show(lambda: hash(k))
show(lambda: k.add("z"))
show(lambda: k.pop())
show(lambda: k.isdisjoint(["z"]))
show(lambda: k.isdisjoint(5))
show(lambda: [] in k)
show(lambda: ([], 1) in i)
show(lambda: ("zz", []) in i)
