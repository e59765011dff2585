# Bound methods and their attributes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def m(self, x=1):
        "Doc."
        return self, x
    @classmethod
    def c(cls):
        return cls

a = A()
b = a.m
print(b.__name__, b.__doc__, b.__func__ is A.m, b.__self__ is a, b.__defaults__, b() == (a, 1), b == a.m, b is a.m,
    hash(b) == hash(a.m), A.c.__self__ is A, a.c() is A, A().m == b)
try:
    b.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    b.__func__ = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    b.__name__ = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
A.m.extra = "on function"
print(b.extra, type(b).__name__, repr(type(b)))
show(lambda: b.nope)
M = type(b)
print(M(len, [1, 2])(), M(lambda *a: a, 1)(2, 3), M(print, "bound")())
show(lambda: M(5, 1))
show(lambda: M(len))
show(lambda: M(len, None))
show(lambda: M(len, 1)())
show(lambda: M(len, 1, 2))
show(lambda: A.m())
show(lambda: A.m(1, 2, 3))
show(lambda: a.m(1, 2))
show(lambda: a.m(x=1, y=2))
print(A.m(5), [].append.__self__, len.__self__.__name__, "abc".upper.__name__, [].append == [].append,
    "a".upper.__qualname__, dict.fromkeys.__self__)
