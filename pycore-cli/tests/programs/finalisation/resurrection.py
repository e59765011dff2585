# Objects that revive themselves in __del__.
log = []

class R:
    def __init__(self): self.count = 0
    def __del__(self):
        self.count += 1
        print("del", self.count)
        kept.append(self)

kept = []
r = R()
del r
print(len(kept), kept[0].count)
kept.clear()
print(len(kept))

class InSet:
    def __del__(self):
        registry.add(self)

registry = set()
x = InSet()
del x
print(len(registry))
registry.clear()

class Raises:
    def __del__(self): raise KeyError("from del")

import sys
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, u.exc_value, u.object is not None)
r = Raises()
del r
print("continues")

class Sub(int):
    def __del__(self): print("sub del", int(self))

Sub(5)

class L(list):
    def __del__(self): print("list del", len(self))

L([1, 2])

class S:
    __slots__ = ("a",)
    def __del__(self): print("slots del", self.a)

s = S()
s.a = 1
del s

class Delattr:
    pass

d = Delattr()
d.__del__ = lambda: print("instance __del__ is not used")
del d
Delattr.__del__ = lambda self: print("added later")
Delattr()
