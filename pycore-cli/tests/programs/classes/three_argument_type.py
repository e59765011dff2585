# Type() with one and three arguments.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


T = type("T", (), {"x": 1, "m": lambda self: self.x})
print(T, T.__module__, T().m(), T.__bases__, type("S", (T, ), {"__doc__": "d"}).__doc__, type(5), type(T), type(type))
show(lambda: type("T"))
show(lambda: type("T", ()))
show(lambda: type(1, (), {}))
show(lambda: type("T", [], {}))
show(lambda: type("T", (), []))
show(lambda: type("T", (5,), {}))
show(lambda: type("T", (int, str), {}))
show(lambda: type("a\0b", (), {}))
show(lambda: type("T", (), {"__slots__": 5}))
show(lambda: type("T", (), {"__slots__": "a b"}))
show(lambda: type("T", (), {"__qualname__": 5}))
show(lambda: type("T", (bool,), {}))
show(lambda: type("\ud800", (), {}).__name__ == "\ud800")
show(lambda: type("T", (type(lambda: 0),), {}))
show(lambda: type(1, 2, 3, 4))
show(lambda: type("T", (), {"__classcell__": 5}))
show(lambda: type("T", (), {}, key=1))
show(lambda: type.__new__(type, "N", (), {}).__name__)
show(lambda: type.__new__(int, "N", (), {}))
show(lambda: type.__call__(int, "5"))
