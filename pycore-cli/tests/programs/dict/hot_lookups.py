# Lookups in hot loops with changing kinds of keys and dictionaries.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def total(d, keys):
    s = 0
    for k in keys:
        s += d[k]
    return s

names = {f"n{i}": i for i in range(20)}
numbers = {i: i for i in range(20)}
mixed = {**names, **numbers, (1, 2): 3, 2.5: 4}
for _ in range(4):
    print(total(names, [f"n{i}" for i in range(20)] * 3), total(numbers, list(range(20)) * 3),
        total(mixed, list(mixed) * 3))

class D(dict):
    def __missing__(self, key):
        return 1000

print(total(D(names), ["n1", "x", "n2"] * 20))
show(lambda: total(names, ["n1"] * 60 + ["nope"]))

def store(d, n):
    for i in range(n):
        d["a"] = i
        d[i % 7] = d["a"]
    return d

print(store({}, 70), store(D(), 60))

class Log(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, -value)

print(store(Log(), 30))

def count(words):
    c = {}
    for w in words:
        c[w] = c.get(w, 0) + 1
    return c

print(count("the quick brown the lazy the end".split() * 20), count([1, 1.0, True, 2] * 20))
