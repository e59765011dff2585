# Classes, instances with __call__, methods, partial chains.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, *args, **kwargs):
        return self.n + sum(args) + sum(kwargs.values())

class Chain:
    pass

a = Adder(10)
print(a(), a(1, 2), a(1, k=5), callable(a), callable(Chain()), callable(Chain), callable(5), a.__call__(3),
    Adder.__call__(a, 4))
a.__call__ = lambda: "instance attribute is ignored"
print(a(1))
Chain.__call__ = a
print(Chain()(5))

class Self:
    pass

Self.__call__ = Self()
try:
    Self()()
except RecursionError:
    print("recursion")

class Bad:
    __call__ = 5

show(lambda: Bad()())

class Nones:
    __call__ = None

show(lambda: Nones()())
print(callable(Nones()))

class Desc:
    def __get__(self, obj, cls):
        return lambda *a: ("desc", a)

class WithDesc:
    __call__ = Desc()

print(WithDesc()(1, 2))
show(lambda: Chain().nope())
show(lambda: Chain.nope())
