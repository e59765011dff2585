# Hot method calls while methods are replaced on class, base and instance.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def m(self, x):
        return x + 1

class B(A):
    pass

def run(o, n=60):
    s = 0
    for i in range(n):
        s += o.m(i)
    return s

b = B()
print(run(b), run(A()))
A.m = lambda self, x: x * 2
print(run(b))
B.m = lambda self, x: -x
print(run(b), run(A()))
b.m = lambda x: 1
print(run(b), run(B()))
del b.m
B.m = staticmethod(lambda x: 2)
print(run(b))
B.m = classmethod(lambda cls, x: 3)
print(run(b), run(B))
B.m = 5
show(lambda: run(b))
B.m = len
show(lambda: run(b))
B.m = int
print(run(b))

class Callable:
    def __call__(self, x):
        return 4

B.m = Callable()
print(run(b))

class Desc:
    def __get__(self, o, t):
        return lambda x: 10 if o is None else 20

B.m = Desc()
print(run(b), run(B))
del B.m
print(run(b))
del A.m
show(lambda: run(b))

class S:
    __slots__ = ("m",)

s = S()
s.m = abs
print(run(s))
