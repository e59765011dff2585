# Attribute reads of all kinds at one site.
import sys

def read(o):
    return o.a

class Inst:
    def __init__(self): self.a = "instance"

class Cls:
    a = "class"

class Prop:
    @property
    def a(self): return "property"

class Slot:
    __slots__ = ("a",)

class Data:
    class desc:
        def __get__(self, o, t): return "data descriptor"
        def __set__(self, o, v): pass
    a = desc()

class NonData:
    class desc:
        def __get__(self, o, t): return "non-data " + str(o is None)
    a = desc()

class Ga:
    def __getattr__(self, n): return "getattr " + n

class Gab:
    def __getattribute__(self, n): return "getattribute " + n

class Meth:
    def a(self): return 1

class St:
    a = staticmethod(lambda: "static")

class Cm:
    a = classmethod(lambda cls: cls)

class Meta(type):
    a = "meta"

class OfMeta(metaclass=Meta): pass

class ShadowMeta(metaclass=Meta):
    a = "class over meta"

class Empty: pass

class InDict: pass

m = type(sys)("m")
m.a = "module"
s = Slot()
s.a = "slot"
i = InDict()
i.__dict__["a"] = "in dict"

def f(): pass

f.a = "function"

def run(o):
    r = None
    for _ in range(60):
        try:
            r = read(o)
        except AttributeError as error:
            r = str(error)
    return r if isinstance(r, str) else type(r).__name__

for o in (Inst(), Cls(), Cls, Prop(), Prop, s, Slot(), Data(), Data, NonData(), NonData, Ga(), Gab(), Meth(), Meth,
        St(), Cm(), OfMeta, ShadowMeta, OfMeta(), Empty(), Empty, i, m, f, 5, None, "s", [], Exception(),
        super(Cls, Cls()), lambda: 0, type(m)("n")):
    print(run(o), end="; ")
print()
Empty.a = "added"
print(run(Empty()), run(Empty), run(Inst()))
