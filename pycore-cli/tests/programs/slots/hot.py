# Slot reads and writes in hot loops with wrong types and deletions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    __slots__ = ("x", "y")
    def __init__(self, x):
        self.x = x

class B(A):
    __slots__ = ()

class Other:
    def __init__(self, x):
        self.x = x

def bump(o, n=60):
    for _ in range(n):
        o.x = o.x + 1
    return o.x

for o in A(0), B(0.5), Other(10), A(2**62):
    print(bump(o))
a = A(1)
del a.x
show(lambda: bump(a))
a.x = 5
print(bump(a))
A.x = property(lambda self: 100, lambda self, v: None)
print(bump(a), bump(B(1)))
del A.x
show(lambda: bump(a))
x = A.y

class Thief:
    y = x

show(lambda: Thief().y)
try:
    Thief().y = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
