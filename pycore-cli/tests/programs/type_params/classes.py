# Generic classes and aliases.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A[T]:
    attr: T
    def m[U](self, x: T, y: U) -> T: return x

class B[K, V = int](dict): pass

print(A.__type_params__, A.__bases__, A.__orig_bases__, A.m.__type_params__, A.m(None, 1, 2), B.__mro__[1].__name__,
    A.__parameters__)
print(A[int], A[int].__origin__, A[int].__args__, type(A[int]).__name__, A[int]() .__class__.__name__)
type Alias[T] = list[T] | None
type Simple = int
type Lazy = undefined_later
print(Alias, Alias.__name__, Alias.__value__, Alias.__type_params__, Alias[int], type(Alias).__name__,
    Simple.__value__, Simple.__parameters__, Alias.__module__)
show(lambda: Lazy.__value__)
undefined_later = "now"
show(lambda: Lazy.__value__)
show(lambda: Simple[int])
show(lambda: Simple())
show(lambda: isinstance(5, Simple))
try:
    Simple.__name__ = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: Simple | str)
type Rec = list[Rec]
print(Rec.__value__)

def scope[T]():
    type Inner = T
    return Inner

print(scope().__value__, Alias.evaluate_value.__name__)

class Outer[T]:
    x = "class var"
    def f[U: T](self): return x
    class Inner[V: x]: pass

print(Outer.Inner.__type_params__[0].__bound__, Outer.f.__type_params__[0].__bound__)
