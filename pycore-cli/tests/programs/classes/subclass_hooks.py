# __init_subclass__, __set_name__ and __subclasses__.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))

class A(Base, tag="a"): pass

class B(A): pass

print(Base.registry, [c.__name__ for c in Base.__subclasses__()], [c.__name__ for c in A.__subclasses__()])
try:
    class C(Base, nope=1): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class D(object, key=1): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)

class E:
    x = Named()
    y = Named()

E.z = Named()

class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")

try:
    class F:
        attr = Bad()
except ValueError as error:
    print(error, error.__notes__)

class G:
    def __init_subclass__(cls):
        raise RuntimeError("no subclasses")

try:
    class H(G): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: Base.__init_subclass__(tag=1))
show(lambda: object.__init_subclass__(1))
