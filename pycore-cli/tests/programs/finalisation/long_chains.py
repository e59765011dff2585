# Destroying long chains of objects of all kinds.
def chain(make, n=200000):
    x = None
    for _ in range(n):
        x = make(x)
    return x

class Node:
    __slots__ = ("next",)
    def __init__(self, n): self.next = n

class Dict:
    def __init__(self, n): self.next = n

class WithDel:
    count = 0
    def __init__(self, n): self.next = n
    def __del__(self): WithDel.count += 1

for make in (lambda x: (x,), lambda x: [x], lambda x: {1: x}, Node, Dict, lambda x: (lambda: x)):
    c = chain(make)
    del c
    print("destroyed", end=" ")

def gen(x): yield x

c = chain(lambda x: (y for y in [x]), 5000)
del c
print("generators", end=" ")
c = chain(WithDel, 5000)
del c
print(WithDel.count)
e = None
for i in range(50000):
    new = ValueError(i)
    new.__context__ = e
    e = new
del e, new
print("exceptions")
