# Descriptors with wrong signatures and results.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class NoArgs:
    def __get__(self): return 1

class InstanceGet:
    pass

i = InstanceGet()
i.__get__ = lambda o, t: "not used"

class A:
    a, b = NoArgs(), i

show(lambda: A().a)
show(lambda: A().b is i)
show(lambda: A.a)

class Get5:
    __get__ = 5
    __set__ = None

class B:
    g = Get5()

show(lambda: B().g)
try:
    B().g = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: B.g)

class MethodLike:
    def __call__(self):
        return "called"
    def __get__(self, obj, cls):
        return self if obj is None else (lambda: ("bound", obj is not None))

class C:
    m = MethodLike()

print(C().m(), C.m())
show(lambda: (lambda: 0).__get__())
show(lambda: (lambda: 0).__get__(None, None))
show(lambda: (lambda: 0).__get__(None, int)())
show(lambda: (lambda x: x).__get__(5)())
show(lambda: int.real.__get__(5))
show(lambda: int.__dict__["real"].__get__("a"))
show(lambda: int.__dict__["bit_length"].__get__("a"))
show(lambda: str.upper.__get__("a")())
show(lambda: str.upper.__get__(None, str)("b"))
show(lambda: dict.__dict__["fromkeys"].__get__(None, int))
show(lambda: dict.__dict__["fromkeys"].__get__(None, dict)("a"))
