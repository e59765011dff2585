# Subscripted built-in types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for a in list[int], dict[str, int], tuple[int, ...], tuple[()], type[int], set["x"], list[list[int]], frozenset[int]:
    print(a, a.__origin__, a.__args__, a.__parameters__, type(a).__name__)
print(list[int]() , list[int]([1]), dict[str, int](a=1), list[int] == list[int], hash(list[int]) == hash(list[int]),
    list[int] != list[str], list[int].append, list[int].__name__)

def f[T, *Ts](): pass

T, Ts = f.__type_params__
print(list[T], dict[T, list[T]], list[T].__parameters__)
show(lambda: list[int][str])
show(lambda: isinstance([], list[int]))
show(lambda: issubclass(list, list[int]))
show(lambda: list[int].nope)
show(lambda: list[1].__args__)
show(lambda: int[str])
show(lambda: [1][int])
show(lambda: list[int] | str)
show(lambda: list[int].__mro_entries__(()))

class L(list[int]): pass

print(L.__bases__, L.__orig_bases__, [*tuple[int]], (*tuple[int, str],))
try:
    list[int].__origin__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
GA = type(list[int])
print(GA(list, int), GA(dict, (int, str)))
show(lambda: GA(list))
show(lambda: GA(5, 6))
try:
    class X(GA): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
