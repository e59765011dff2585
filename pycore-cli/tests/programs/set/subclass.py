# Subclasses and results of operators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class S(set):
    def __init__(self, it=(), name="s"):
        super().__init__(it)
        self.name = name
    def __contains__(self, x):
        return "always"
    def add(self, x):
        super().add(x * 10)

a = S([1, 2], "a")
a.add(3)
print(sorted(a), a.name, 77 in a, type(a | {5}), type({5} | a), type(a.copy()), type(a & a), type(a.union([1])),
    a == {1, 2, 30}, a.__dict__)
show(lambda: S([1], "n", 5))
show(lambda: S([1], nope=5))

class F(frozenset):
    def __new__(cls, it, extra):
        self = super().__new__(cls, it)
        self.extra = extra
        return self

f = F([1], "e")
print(sorted(f), f.extra, hash(f) == hash(frozenset([1])), f == frozenset([1]), type(f | {2}), type(f.copy()),
    frozenset(f) is f, type(frozenset(f)))
