# Hot attribute access while class, instance and bases change.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    x = "A.x"

class B(A):
    pass

def get(o, n=60):
    r = None
    for _ in range(n):
        r = o.x
    return r

b = B()
print(get(b))
A.x = "A.x changed"
print(get(b))
B.x = "B.x"
print(get(b))
b.x = "instance"
print(get(b))
B.x = property(lambda self: "property")
print(get(b))
del B.x
print(get(b))
del b.x
print(get(b))
del A.x
show(lambda: get(b))
A.__getattr__ = lambda self, name: "getattr " + name
print(get(b))

class C:
    x = "C.x"

B.__bases__ = (C,)
print(get(b))
b.__class__ = C
print(get(b))
C.__getattribute__ = lambda self, name: "intercepted"
print(get(b))
del C.__getattribute__
print(get(b), get(C), get(type("M", (), {"x": 1})))
b.__dict__ = {"x": "new dict"}
print(get(b))
b.__dict__["x"] = "in dict"
print(get(b))
del b.__dict__["x"]
print(get(b))
