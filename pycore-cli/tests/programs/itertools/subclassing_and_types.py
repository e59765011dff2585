# Classes of itertools.
import itertools


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for name in sorted(n for n in dir(itertools) if n[0] != "_"):
    T = getattr(itertools, name)
    print(name, isinstance(T, type), getattr(T, "__module__", None),
        (T.__flags__ >> 10) & 1 if isinstance(T, type) else "", T.__doc__ is not None)

class C(itertools.chain):
    def __next__(self): return super().__next__() * 2

print(list(C([1, 2], [3])))

class K(itertools.count): pass

print(next(K(5)))
show(lambda: itertools.chain("a", x=1))
show(lambda: itertools.count.__new__(int))
show(lambda: itertools.islice(range(3), 2).x)
