# Read-only views of mappings.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


P = type(vars(int))
d = {"a": 1, "b": 2}
p = P(d)
print(p, p["a"], len(p), "a" in p, list(p), p.get("z", 0), list(p.items()), p.keys() == d.keys(), list(p.values()),
    p == d, p | {"c": 3}, {"z": 0} | p, list(reversed(p)), p.copy(), type(p.copy()), bool(P({})))
d["new"] = 5
print(p["new"], P(p) == p, p != {"a": 1})
try:
    p["x"] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del p["a"]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    p |= {"q": 1}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: p["nope"])
show(lambda: p.clear())
show(lambda: p.update({}))
show(lambda: hash(p))
show(lambda: P())
show(lambda: P(5))
show(lambda: P([]))
show(lambda: P("ab"))
show(lambda: P(mapping={"k": 1}))
show(lambda: p < p)
try:
    class S(P): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class M:
    def __getitem__(self, k): return k * 2
    def keys(self): return ["k"]
    def __len__(self): return 1

print(P(M())["x"], len(P(M())), repr(P({1: 2})), str(P({1: 2})),
    P({})[1] if False else P.fromkeys if hasattr(P, "fromkeys") else "none")
match p:
    case {"a": x, **rest}:
        print(x, rest)
