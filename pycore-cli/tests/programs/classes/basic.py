# Class statements, attributes, instances and errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    "Doc of A."
    x = 1
    def __init__(self, y=2):
        self.y = y
    def m(self):
        return self.x, self.y

a = A()
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__mro__, A.__dict__["x"], A.__firstlineno__,
    A.__static_attributes__)
print(a.m(), a.__dict__, a.__class__ is A, type(a) is A, isinstance(a, A), A.x, sorted(set(A.__dict__)),
    vars(a) is a.__dict__)
a.x = 10
A.x = 20
A.z = 30
print(a.x, a.z, A().m(), a.m())
del a.x
print(a.x)
show(lambda: a.nope)
show(lambda: A.nope)
show(lambda: A(1, 2))
show(lambda: A(z=1))
try:
    del a.x
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del A.nope
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a.m
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.__dict__["q"] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: A.m())
a.__dict__ = {"y": "new"}
print(a.m())
try:
    a.__dict__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a.__dict__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(repr(A), str(A), repr(A.m)[:13])
