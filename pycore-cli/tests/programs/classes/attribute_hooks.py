# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class G:
    a = 1
    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError("custom message")
        return "getattr " + name

class A:
    def __getattribute__(self, name):
        if name == "x":
            return "always"
        return super().__getattribute__(name)
    def __setattr__(self, name, value):
        if name == "bad":
            raise TypeError("cannot set " + name)
        super().__setattr__(name, value * 2)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
    def __dir__(self):
        return ["z", "a", 5] if hasattr(self, "odd") else ["z", "a"]

g, a = G(), A()
print(g.a, g.b, hasattr(g, "q"), hasattr(g, "missing"), getattr(g, "missing", 5), g.__dict__)
show(lambda: g.missing)
a.y = 5
print(a.x, a.y, a.__dict__, dir(a))
try:
    a.bad = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
del a.y
try:
    del a.y
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: a.y)
setattr(a, "odd", 1)
show(lambda: dir(a))

class Both:
    def __getattribute__(self, name):
        raise AttributeError("first " + name)
    def __getattr__(self, name):
        return "fallback " + name

print(Both().anything)
g.__getattr__ = lambda name: "instance"
print(g.zzz)
show(lambda: getattr(g, 5))
show(lambda: setattr(g, 5, 1))
show(lambda: delattr(g, None))
show(lambda: getattr(5, "a\0b"))
show(lambda: hasattr(5))
