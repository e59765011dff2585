# Wrong class patterns.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class P:
    __match_args__ = ("x",)

class BadArgs:
    __match_args__ = ["x"]

class BadName:
    __match_args__ = (5,)

class Twice:
    __match_args__ = ("x", "x")

class Raising:
    __match_args__ = ("x",)
    @property
    def x(self):
        raise ValueError("x")

class Missing:
    __match_args__ = ("nope",)

def two(cls, v):
    match v:
        case cls(a, b):
            return a, b
        case _:
            return "no"

def one(cls, v):
    match v:
        case cls(a):
            return a
        case _:
            return "no"

def both(v):
    match v:
        case P(1, x=2):
            return "both"

p = P()
p.x = 1
show(lambda: two(P, p))
show(lambda: one(BadArgs, BadArgs()))
show(lambda: one(BadName, BadName()))
show(lambda: two(Twice, Twice()))
show(lambda: one(Raising, Raising()))
show(lambda: one(Missing, Missing()))
show(lambda: both(p))
show(lambda: one(5, 5))
show(lambda: one("x", 5))
show(lambda: two(int, 5))
show(lambda: one(object, 5))
show(lambda: one(int, 5))
show(lambda: one(list, [1]))
show(lambda: one(list[int], [1]))
show(lambda: one(int | str, 5))
t = Twice()
t.x = 1
show(lambda: two(Twice, t))
