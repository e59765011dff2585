# Order of callbacks, callbacks that raise or revive.
from _weakref import ref

class A: pass

log = []
a = A()
refs = [ref(a, lambda r, i=i: log.append(i)) for i in range(4)]
del refs[1]
del a
print(log)
a = A()
r = ref(a, lambda r: log.append("gone"))
del r
del a
print(log)

class D:
    def __del__(self):
        log.append(("del", w() is None))

d = D()
w = ref(d, lambda r: log.append("callback"))
del d
print(log[-2:])

class Node: pass

x, y = Node(), Node()
x.other, y.other = y, x
wx = ref(x, lambda r: log.append("cycle"))
import gc
gc.collect()
del x, y
gc.collect()
print(wx(), log[-1])
m = A()

class M:
    def method(self): pass

obj = M()
bound = ref(obj.method)
print(bound())
c = A()
c.self_ref = ref(c, lambda r: log.append("own callback dies with it"))
del c
print(log[-1])
