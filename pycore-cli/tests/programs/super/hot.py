# Super calls in hot loops while bases change.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    v = 1
    def m(self): return "A"

class Other:
    v = 2
    def m(self): return "Other"

class B(A):
    def m(self): return super().m()
    def value(self): return super().v

def run(b, n=60):
    r = None
    for _ in range(n):
        r = b.m(), b.value()
    return r

b = B()
print(run(b))
A.m = lambda self: "A changed"
print(run(b))
B.__bases__ = (Other,)
print(run(b))
Other.v = property(lambda self: "prop")
print(run(b))
del Other.m
show(lambda: run(b))

class C(B, A):
    pass

print(run(C()))
real_super = super

def fake(*args):
    return type("F", (), {"m": lambda self: "fake m", "v": "fake v"})()

super = fake
print(run(b))
super = real_super
print(run(C()))
