# __del__ that changes what is being destroyed.
class Clears:
    def __init__(self, target): self.target = target
    def __del__(self):
        self.target.clear()
        self.target.append("added by del")

l = []
l.extend([Clears(l), 1, 2])
l[0] = None
print(l)
l[:] = [Clears(l), 5]
del l[0]
print(l)
l[:] = [1, Clears(l), 2]
l[1:2] = []
print(l)
l[:] = [Clears(l)]
l.clear()
print(l)
l[:] = [Clears(l)] * 3
l *= 0
print(l)

class DictClears:
    def __del__(self):
        d.clear()
        d["new"] = 1

d = {"a": DictClears(), "b": 2}
d["a"] = None
print(d)
d = {"a": DictClears(), "b": 2}
del d["a"]
print(d)
d = {"a": DictClears()}
d.clear()
print(d)

class A: pass

class Attr:
    def __del__(self): a.__dict__.clear(); a.y = 2

a = A()
a.x = Attr()
a.x = 1
print(vars(a))
a.x = Attr()
del a.x
print(vars(a))

class Swap:
    def __del__(self): globals()["name"] = "set by del"

name = Swap()
name = "assigned"
print(name)
s = {1}

class SetDel:
    def __hash__(self): return 7
    def __del__(self): s.add("from del")

s.add(SetDel())
s.clear()
print(sorted(map(str, s)))
