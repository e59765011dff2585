# Generic functions, bounds, constraints and defaults.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f[T](x: T) -> T:
    return x

def g[T: int, U: (str, bytes), *Ts, **P, D = list[int]](a: T): ...

print(f(5), f.__type_params__, [type(p).__name__ for p in g.__type_params__], [repr(p) for p in g.__type_params__])
T, U, Ts, P, D = g.__type_params__
print(T.__name__, T.__bound__, T.__constraints__, U.__bound__, U.__constraints__, D.__default__, T.has_default(),
    D.has_default(), T.__covariant__, T.__infer_variance__, P.args, P.kwargs, P.args.__origin__ is P)
print(f.__annotations__["x"] is f.__type_params__[0])

def lazy[X: undefined_bound](): pass

x = lazy.__type_params__[0]
show(lambda: x.__bound__)
undefined_bound = 5
show(lambda: x.__bound__)
try:
    T.__name__ = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: type(T)("Z"))
show(lambda: type(T)())
show(lambda: type(T)(5))
show(lambda: type(T)("Z", covariant=True, contravariant=True))
show(lambda: repr(type(T)("Z", covariant=True)))
try:
    class S(T): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class S(type(T)): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
