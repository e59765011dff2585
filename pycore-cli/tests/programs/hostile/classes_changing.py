# Classes that change while they are used.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __add__(self, o):
        del A.__add__
        return "first add"
    def __len__(self):
        A.__len__ = lambda self: 99
        return 1
    def __getitem__(self, k):
        self.__class__ = B
        return ("A item", k)
    def __iter__(self):
        A.__next__ = lambda self: "next"
        return self
    def __call__(self):
        del A.__call__
        return "called once"

class B:
    def __getitem__(self, k): return ("B item", k)

a = A()
print(a + 1, len(a), len(a), a[0], a[1])
show(lambda: a + 1)
a = A()
print(next(iter(a)), a())
show(lambda: a())

class Meta(type):
    def __getattribute__(cls, name):
        if name == "trigger":
            type.__setattr__(cls, "x", "set by meta")
            return 1
        return type.__getattribute__(cls, name)

class C(metaclass=Meta):
    x = "old"
    def get(self): return self.x

c = C()
print([c.get() for _ in range(60)][-1], C.trigger, c.get())

class D:
    @property
    def p(self):
        D.p = "class attribute now"
        return "property"

d = D()
print(d.p, d.p)

class E:
    def __getattr__(self, name):
        setattr(E, name, "cached " + name)
        return "first " + name

e = E()
print(e.q, e.q, E().q)

class F:
    def __set_name__(self, owner, name): owner.extra = 1

try:
    class G:
        f = F()
    print(G.extra)
except RuntimeError as error:
    print(error)

class H:
    def m(self):
        H.m = lambda self: "second"
        return "first"

h = H()
print([h.m() for _ in range(3)])

class I:
    def __init__(self):
        self.__class__ = H

print(type(I()).__name__)

class J:
    def __eq__(self, o):
        J.__hash__ = lambda s: 7
        return NotImplemented
    __hash__ = None

print(J() == 1, hash(J()))
