# Getattr, setattr, delattr, hasattr, vars, dir, callable.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    x = 1
    def __dir__(self): return ["b", "a"]

a = A()
print(getattr(a, "x"), getattr(a, "y", None), hasattr(a, "y"), setattr(a, "y", 5), a.y, delattr(a, "y"),
    hasattr(a, "y"), vars(a), dir(a), callable(A), callable(a), callable(None))
show(lambda: getattr(a, "y"))
show(lambda: getattr(a, 1))
show(lambda: setattr(a, 1, 2))
show(lambda: delattr(a, "zzz"))
show(lambda: hasattr(a, None))
show(lambda: vars(5))
show(lambda: vars(int)["real"])
show(lambda: vars(a, a))
show(lambda: dir(5) == sorted(dir(5)))
show(lambda: dir(a, 1))
show(lambda: getattr(a, "x", 1, 2))
show(lambda: getattr(object=a))

class Raises:
    def __getattr__(self, n): raise ValueError(n)

show(lambda: hasattr(Raises(), "x"))
show(lambda: getattr(Raises(), "x", 1))

def f():
    q = 1
    return dir(), vars()

print(f(), "f" in dir(), "__name__" in dir(A))
