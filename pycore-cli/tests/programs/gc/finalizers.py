# __del__ in cycles, resurrection and order.
import gc
log = []

class D:
    def __init__(self, name): self.name = name
    def __del__(self): log.append(self.name)

a, b = D("a"), D("b")
a.other, b.other = b, a
del a, b
gc.collect()
print(sorted(log))
log.clear()

class Phoenix:
    def __del__(self):
        log.append("del")
        saved.append(self)

saved = []
p = Phoenix()
p.self = p
del p
gc.collect()
print(log, len(saved), saved[0].self is saved[0])
saved.clear()
gc.collect()
print(log, len(saved))

class G:
    def gen(self):
        try:
            yield self
        finally:
            log.append("generator closed")

g = G()
g.it = g.gen()
next(g.it)
del g
gc.collect()
print(log[-1])

class Raises:
    def __init__(self): self.me = self
    def __del__(self): raise ValueError("in del")

import sys
sys.unraisablehook = lambda u: log.append((type(u.exc_value).__name__, str(u.exc_value)))
Raises()
gc.collect()
print(log[-1])
