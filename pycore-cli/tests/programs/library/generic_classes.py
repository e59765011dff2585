# Generic classes.
class A[T]:
    attr: T
    def m[U](self, x: T, y: U) -> T: return x

class B[K, V = int](dict): pass

print(A.__type_params__, A.__bases__, A.__orig_bases__, A.m.__type_params__, A.m(None, 1, 2), B.__mro__[1].__name__,
    A.__parameters__)
print(A[int], A[int].__origin__, A[int].__args__, type(A[int]).__name__, A[int]() .__class__.__name__)

class Outer[T]:
    x = "class var"
    def f[U: T](self): return x
    class Inner[V: x]: pass

print(Outer.Inner.__type_params__[0].__bound__, Outer.f.__type_params__[0].__bound__)
