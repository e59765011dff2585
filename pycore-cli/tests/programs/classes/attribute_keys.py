# Attributes of instances and modules whose dict has keys that are no texts, but equal to some.
class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        if self.name == "bad":
            raise ZeroDivisionError("comparing")
        return self.name == other


class C:
    shared = "of the class"

    def method(self):
        return "method"


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


c = C()
c.__dict__[Key("x")] = 5
c.__dict__[Key("shared")] = 6
c.__dict__[Key("method")] = lambda: "of the instance"
c.__dict__[3] = "number"
show(lambda: c.x)
show(lambda: getattr(c, "x"))
show(lambda: hasattr(c, "x"))
show(lambda: c.shared)
show(lambda: c.method())
show(lambda: c.y)
c.x = 7
show(lambda: (c.x, [type(key).__name__ for key in c.__dict__], len(c.__dict__)))
del c.x
show(lambda: c.x)
show(lambda: len(c.__dict__))
c.__dict__[Key("bad")] = 1
show(lambda: getattr(c, "bad"))
show(lambda: getattr(c, "bad", "default"))
show(lambda: hasattr(c, "bad"))
show(lambda: setattr(c, "bad", 2))
show(lambda: delattr(c, "bad"))
show(lambda: c.shared)
module = type(__builtins__)("m")
module.__dict__[Key("z")] = 8
show(lambda: module.z)
show(lambda: module.missing)


class D:
    def __getattr__(self, name):
        return "missing " + name


d = D()
d.__dict__[Key("there")] = 9
show(lambda: (d.there, d.other))
