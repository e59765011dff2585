# Assignment to __bases__, __name__, __qualname__, __doc__ and others.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    a = 1

class B:
    b = 2

class C(A):
    pass

c = C()
C.__bases__ = (B,)
print(c.b, hasattr(c, "a"), C.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (A, B)
print(c.a, c.b, C.__base__)
try:
    C.__bases__ = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__bases__ = [A]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__bases__ = (5,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__bases__ = (C,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__bases__ = (int,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__bases__ = (A, A)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.__bases__ = (C,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    object.__bases__ = (A,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del C.__bases__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
C.__name__ = "Renamed"
C.__qualname__ = "Quali.fied"
C.__module__ = "elsewhere"
C.__doc__ = "new doc"
print(C, C.__name__, C.__qualname__, C.__module__, C.__doc__)
try:
    C.__name__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__name__ = "a\0b"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__qualname__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del C.__name__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__mro__ = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__dict__ = {}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    int.__name__ = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    C.__abstractmethods__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
C.__abstractmethods__ = {"m"}
show(lambda: C())
C.__abstractmethods__ = ()
print(type(C()).__name__)
