# Type variables made by hand, with bounds and constraints, and substituted.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f[T, *Ts](): pass

T, Ts = f.__type_params__
show(lambda: type(T)("Z", int))
show(lambda: type(T)("Z", int, str).__constraints__)
show(lambda: type(T)("Z", bound=int).__bound__)
show(lambda: type(T)("Z", bound=5))
print(list[T][int], dict[T, list[T]][str], tuple[*Ts][int, str], tuple[T, *Ts][int, str, bytes], (T | int)[str],
    (list[T] | None)[int])
show(lambda: list[T][int, str])
show(lambda: dict[T, T][()])
show(lambda: (T | int)[str, int])
print(list(Ts)[0], type(list(Ts)[0]).__name__, tuple[*Ts], tuple[T, *Ts], tuple[T, *Ts].__parameters__, T | None,
    (int | T).__parameters__, T | int)
