# Property subclasses, copies and descriptors used by hand.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class P(property):
    "Doc of P."
    extra = 1

class A:
    @P
    def x(self): return "x"
    @x.setter
    def x(self, v): print("set", v)
    @x.deleter
    def x(self): print("del")
    y = property(lambda self: 1, doc="given")
    z = x.getter(lambda self: "z")

a = A()
a.x = 1
del a.x
print(a.x, a.z, type(A.x).__name__, type(A.z).__name__, A.x.fdel.__name__, A.y.__doc__, A.x.__doc__, A.x.extra,
    A.x.fset(a, 5))
print(A.x.__get__(a), A.x.__get__(None, A) is A.x, A.x.__set__(a, 3), A.x.__delete__(a), A.x.__isabstractmethod__,
    A.y.__name__)
show(lambda: A.y.__set__(a, 1))
show(lambda: A.y.__delete__(a))
show(lambda: A.x.__get__())
show(lambda: A.x.getter())
show(lambda: A.x.setter(1, 2))
show(lambda: property.__get__(5, a))
A.x.__init__(lambda self: "re-initialised")
print(a.x)
try:
    a.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
p = property(len)
print(p.fget is len, p.__get__([1, 2]), property(None).fget, p.__name__)

class Doc:
    @property
    def documented(self):
        "From the getter."
    plain = property(lambda self: 0)

print(Doc.documented.__doc__, Doc.plain.__doc__, Doc.plain.__name__)
