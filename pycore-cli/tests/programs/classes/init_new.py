# __new__ and __init__ with all kinds of results and arguments.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)
    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)

A(1, k=2)

class Other:
    def __new__(cls):
        return 5
    def __init__(self):
        print("never")

print(Other())

class Sub(A):
    pass

class MakesSub(A):
    def __new__(cls):
        return Sub.__new__(Sub)
    def __init__(self):
        print("not called for Sub")

print(type(MakesSub()).__name__)

class BadInit:
    def __init__(self):
        return 5

show(lambda: BadInit())

class Plain:
    pass

show(lambda: Plain(1))
show(lambda: Plain(x=1))

class OnlyNew:
    def __new__(cls, x):
        return object.__new__(cls)

class OnlyInit:
    def __init__(self, x):
        pass

print(type(OnlyNew(1)).__name__, type(OnlyInit(1)).__name__)
show(lambda: object.__new__())
show(lambda: object.__new__(5))
show(lambda: object.__new__(int))
show(lambda: object.__new__(OnlyNew, 1))
show(lambda: object.__new__(OnlyInit, 1, 2) is not None)
show(lambda: object.__new__(Plain, 1))
show(lambda: Plain().__init__(1))
show(lambda: int.__new__(str))
show(lambda: object(1))
