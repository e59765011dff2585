# Assignment to __class__.
class A:
    def who(self): return "A"

class B:
    def who(self): return "B"

class S:
    __slots__ = ("x",)

class T:
    __slots__ = ("x",)

class U:
    __slots__ = ("y",)

a = A()
a.v = 1
a.__class__ = B
print(a.who(), a.v, type(a) is B, isinstance(a, A))
try:
    a.__class__ = S
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a.__class__ = int
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a.__class__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    (5).__class__ = A
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    [].__class__ = A
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
s = S()
s.x = 3
s.__class__ = T
print(s.x, type(s).__name__)
try:
    s.__class__ = U
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a.__class__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.__class__ = int
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Fake:
    __class__ = int

f = Fake()
print(f.__class__, type(f).__name__, isinstance(f, int), isinstance(f, Fake), isinstance(f, str))
