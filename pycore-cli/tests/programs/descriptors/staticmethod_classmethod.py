# Static and class methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    @staticmethod
    def s(*args):
        "static doc"
        return args
    @classmethod
    def c(cls, *args):
        "class doc"
        return cls.__name__, args

class B(A):
    pass

print(A.s(1), A().s(1), B.c(2), B().c(2), A.__dict__["s"].__func__ is A.s, A.__dict__["s"].__doc__,
    A.c.__func__ is A.__dict__["c"].__func__, A.__dict__["c"].__wrapped__.__name__, A.__dict__["s"](5))
print(type(A.__dict__["s"]), repr(A.__dict__["c"])[:12], A.__dict__["s"].__name__, A.__dict__["s"].__isabstractmethod__)
show(lambda: staticmethod())
show(lambda: staticmethod(5).__get__(None, int))
show(lambda: classmethod())
show(lambda: classmethod(5).__get__(None, int)())
show(lambda: classmethod(1, 2))
show(lambda: staticmethod(f=1))
show(lambda: A.__dict__["c"](5))
s = staticmethod(len)
s.attr = 1
print(s.__dict__["attr"], s([1, 2]))

class C:
    n = classmethod(property(lambda cls: "chain"))

show(lambda: type(C.n).__name__)

class D(staticmethod):
    pass

class E:
    d = D(lambda: "sub")

print(E.d(), E().d())
