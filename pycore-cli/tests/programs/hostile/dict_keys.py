# Keys that raise, change equality or hash later.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Mutable:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"M{self.v}"

k = Mutable(1)
d = {k: "one", Mutable(2): "two"}
k.v = 2
print(k in d, d[k], Mutable(1) in d, list(d), len(d))
d[k] = "overwrites"
print(d)
k.v = 1
print(d[k], d.pop(k), len(d))

class Fickle:
    n = 0
    def __hash__(self):
        Fickle.n += 1
        return Fickle.n
    def __repr__(self): return "F"

f = Fickle()
d = {f: 1}
d[f] = 2
print(d, len(d), f in d)

class SometimesRaises:
    on = False
    def __hash__(self):
        if self.on:
            raise TypeError("hash off")
        return 5
    def __eq__(self, o):
        if SometimesRaises.on:
            raise ValueError("eq off")
        return self is o
    def __repr__(self): return "S"

s = SometimesRaises()
d = {s: 1, SometimesRaises(): 2, 5: 3}
SometimesRaises.on = True
print(len(d), list(d), list(d.values()), dict(d) == d if False else len(dict(d)), len({**d}), len(d.copy()))
show(lambda: d[s])
show(lambda: s in d)
show(lambda: d == {5: 3, s: 1, 1: 1} if False else d.get(s))
show(lambda: {x: 1 for x in d})
for i in range(100):
    try:
        d[1000 + i] = i
    except (ValueError, TypeError) as error:
        print(error)
        break
SometimesRaises.on = False
print(len(d), d[s])

class EqTrue:
    def __eq__(self, o): return True
    def __hash__(self): return 42

print(len({EqTrue(), EqTrue(), 42}), {42: "int"}[EqTrue()], EqTrue() in {42}, {EqTrue(): 1, 42: 2}.__len__())
