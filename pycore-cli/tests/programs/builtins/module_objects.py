# Module objects and their attributes.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


M = type(sys)
m = M("name", "doc")
print(m.__name__, m.__doc__, m.__loader__, m.__spec__, m.__package__, sorted(vars(m)), m)
m.x = 1
print(m.x, vars(m)["x"], dir(m)[-1])
show(lambda: m.nope)

def getattr_(name):
    if name == "dynamic":
        return "made"
    raise AttributeError("module has no " + name)

m.__getattr__ = getattr_
m.__dir__ = lambda: ["z", "y"]
print(m.dynamic, dir(m))
show(lambda: m.other)
del m.x
try:
    del m.x
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m.__dict__ = {}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: M())
show(lambda: M(5))
show(lambda: M("a", "b", "c"))

class Sub(M):
    @property
    def p(self): return "property"

s = Sub("s")
print(s.p, isinstance(s, M), repr(s))
m.__class__ = Sub
print(m.p)
try:
    sys.__class__ = int
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
m.__name__ = 5
print(repr(m))
del m.__name__
print(repr(m))
show(lambda: m.zzz)

def hot():
    r = 0
    for i in range(60):
        r += s2.v
    return r

s2 = M("s2")
s2.v = 1
print(hot())
s2.v = 2.5
print(hot())
del s2.v
show(lambda: hot())
