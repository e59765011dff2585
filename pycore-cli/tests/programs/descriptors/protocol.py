# Data and non-data descriptors, order of lookup.
class Data:
    def __get__(self, obj, cls):
        return ("get", obj is not None, cls.__name__)
    def __set__(self, obj, value):
        print("set", value)
    def __delete__(self, obj):
        print("delete")

class NonData:
    def __get__(self, obj, cls=None):
        return "nondata"

class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["s"] = value * 2

class DeleteOnly:
    def __delete__(self, obj):
        print("delete only")

class A:
    d, n, s, x = Data(), NonData(), SetOnly(), DeleteOnly()

a = A()
a.__dict__.update(d="hidden", n="visible", x="instance x")
print(a.d, a.n, a.x, A.d, A.n)
a.d = 1
del a.d
a.s = 4
print(a.s, type(A.s).__name__)
try:
    a.x = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
del a.x
try:
    del a.s
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Sub(A):
    pass

print(Sub().d, Sub.d, Data.__get__(Data(), None, int), super(Sub, Sub()).d)
try:
    A.d = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(A.d)

class Raises:
    def __get__(self, obj, cls):
        raise AttributeError("from get")

class WithFallback:
    r = Raises()
    def __getattr__(self, name):
        return "fallback " + name

print(WithFallback().r)
