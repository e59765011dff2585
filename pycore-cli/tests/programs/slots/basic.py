# Slots instead of a dictionary.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    __slots__ = ("x", "y", "__weakref__")
    z = 5

class B(A):
    __slots__ = ("w",)

class C(A):
    pass

class D:
    __slots__ = "single"

class E:
    __slots__ = {"a": "doc of a", "b": None}

a = A()
a.x = 1
print(a.x, A.x, A.__slots__, hasattr(a, "__dict__"), hasattr(C(), "__dict__"), D.single, E.a.__doc__,
    type(A.x).__name__, A.__basicsize__, B.__basicsize__, A.__dictoffset__)
show(lambda: a.y)
try:
    a.nope = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a.z = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a.y
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
del a.x
show(lambda: a.x)
try:
    del a.x
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
b = B()
b.w = b.x = 2
print(b.w, b.x)
show(lambda: A.x.__get__(5))
show(lambda: A.x.__set__(5, 1))
print(A.x.__get__(None, A) is A.x, A.x.__name__, A.x.__objclass__)
try:
    class F: __slots__ = ("a", 5)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F: __slots__ = ("not id",)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F: __slots__ = ("x",); x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F: __slots__ = ("__dict__", "__dict__")
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(int): __slots__ = ("a",)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(B, E): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class G:
    __slots__ = ("__private", "__dict__")
    def __init__(self):
        self.__private = 1
        self.other = 2

g = G()
print(g._G__private, g.__dict__, sorted(k for k in vars(G) if "private" in k))
