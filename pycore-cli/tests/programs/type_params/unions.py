# The union operator on types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(int | str, int | None, None | int, int | int, int | str | int, (int | str) == (str | int),
    hash(int | str) == hash(str | int), type(int | str), list[int] | None, int | "fwd" if False else int | list)
u = int | str | None
print(u.__args__, u.__parameters__, isinstance(5, u), isinstance(None, u), isinstance(1.5, u), issubclass(bool, u),
    u.__origin__, repr(u))
show(lambda: int | 5)
show(lambda: 5 | int)
show(lambda: int | "str")
show(lambda: isinstance([], int | list[int]))
show(lambda: u[int])

def f[T](): pass

T = f.__type_params__[0]
print(list[T] | None, (list[T] | None).__parameters__)
U = type(u)
print(U[int, str], U.__name__, U.__module__)
show(lambda: U())
show(lambda: U[int])
show(lambda: u.x)
show(lambda: u())
try:
    u.__args__ = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class X(U): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
