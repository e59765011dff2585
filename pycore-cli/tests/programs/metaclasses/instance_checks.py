# __instancecheck__ and __subclasscheck__.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Meta(type):
    def __instancecheck__(cls, obj):
        print("instancecheck", cls.__name__)
        return obj == 5
    def __subclasscheck__(cls, sub):
        print("subclasscheck", cls.__name__)
        return sub is int

class A(metaclass=Meta): pass

a = A()
print(isinstance(a, A), isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A),
    isinstance(5, (str, A)), issubclass(int, (str, A)))
try:
    raise ValueError
except (ValueError, TypeError):
    print("exception matching does not ask")

class Raises(type):
    def __instancecheck__(cls, obj):
        raise RuntimeError("check")

class B(metaclass=Raises): pass

show(lambda: isinstance(5, B))
show(lambda: isinstance(5, 5))
show(lambda: isinstance(5, (int, 5)))
show(lambda: isinstance("a", (int, 5)))
show(lambda: isinstance(5, ((str, (int,)), float)))
show(lambda: issubclass(5, int))
show(lambda: issubclass(int, 5))
show(lambda: isinstance(5, int | str))
show(lambda: isinstance(None, int | None))
show(lambda: issubclass(bool, int | str))
show(lambda: isinstance(5, list[int]))
show(lambda: isinstance(5, int | list[int]))

class Duck:
    __bases__ = (int,)

show(lambda: issubclass(Duck(), int))
show(lambda: issubclass(int, Duck()))
