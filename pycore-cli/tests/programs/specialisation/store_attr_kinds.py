# Attribute writes of all kinds at one site.
import sys

def write(o, v):
    o.a = v

class Inst: pass

class Slot:
    __slots__ = ("a", "b")

class Prop:
    log = None
    @property
    def a(self): return self.log
    @a.setter
    def a(self, v): self.log = ("set", v)

class Ro:
    @property
    def a(self): return 1

class Sa:
    def __setattr__(self, n, v): object.__setattr__(self, n, ("hooked", v))

class Shared:
    a = "class level"

m = type(sys)("m")

def run(o, v):
    for _ in range(60):
        try:
            write(o, v)
        except (AttributeError, TypeError) as error:
            return str(error)
    return o.a

for o in (Inst(), Slot(), Prop(), Ro(), Sa(), Shared(), Shared, m, (lambda: 0), 5, None, "s", [], int, Exception(),
        object()):
    print(run(o, 1), run(o, 2.5), end="; ")
print(Shared.a)
x = Inst()
for n in range(40):
    setattr(x, f"f{n}", n)
print(run(x, "many"), len(vars(x)))
y = Inst()
y.__dict__ = {"z": 1}
print(run(y, "new dict"), vars(y))
Inst.a = property(lambda self: "ro")
print(run(Inst(), 1))
del Inst.a
print(run(Inst(), 1))
Inst.__setattr__ = lambda self, n, v: None
try:
    print(run(Inst(), 1))
except AttributeError as error:
    print(error)
