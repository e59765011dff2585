# Getters, setters, deleters and their errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __init__(self):
        self._x = 0
    @property
    def x(self):
        "Doc of x."
        return self._x
    @x.setter
    def x(self, value):
        self._x = value * 2
    @x.deleter
    def x(self):
        print("deleted")
    @property
    def read_only(self):
        return "ro"
    w = property(None, lambda self, v: print("write", v))
    raises = property(lambda self: 1 / 0)
    nothing = property()

a = A()
a.x = 5
print(a.x, A.x.__doc__, A.x.fget.__name__, A.x.fset is not None, A.__dict__["read_only"].fset, A.x.__name__)
del a.x
a.w = 3
try:
    a.read_only = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a.read_only
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: a.w)
try:
    del a.w
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: a.raises)
show(lambda: a.nothing)
try:
    a.nothing = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.x.fget = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
a.__dict__["x"] = "shadow"
print(a.x)

class B(A):
    @A.x.getter
    def x(self):
        return "B getter"

b = B()
b.x = 7
print(b.x, b._x)
p = property(doc="only doc")
print(p.__doc__, p.fget, property(len, doc="d").__doc__)
p.__doc__ = "changed"
print(p.__doc__)
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(fget=len, nope=1))
