# The type deque.
from _collections import deque


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend("ab")
d.extendleft("yz")
print(d, d.pop(), d.popleft(), len(d), d[0], d[-1], 2 in d, d.count(2), d.index(3), list(reversed(d)), bool(deque()))
d.rotate(2)
print(d)
d.rotate(-1)
d.insert(1, "ins")
d.remove(3)
d.reverse()
d[0] = "first"
del d[1]
print(d, d.copy() == d, d + deque([9]), deque([1]) * 3)
d += [5]
d *= 2
print(d, d.maxlen)
m = deque(range(10), 3)
m.append(10)
m.appendleft(7)
print(m, m.maxlen, m * 2, deque([1], maxlen=0))
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: d[100])
show(lambda: d.remove("zz"))
show(lambda: d.index("zz"))
show(lambda: deque(5))
show(lambda: deque([], -1))
show(lambda: deque([], "a"))
show(lambda: m.insert(0, 1))
show(lambda: d + [1])
show(lambda: d < [1])
show(lambda: hash(d))
show(lambda: d[1:2])
show(lambda: d.rotate("a"))
show(lambda: deque(1, 2, 3))
show(lambda: d.__setitem__("a", 1))

def mutate():
    for x in d:
        d.append(1)

show(lambda: mutate())
it = iter(d)
d.clear()
show(lambda: next(it))
print(d, deque([1]) == deque([1]), deque([1]) < deque([2]), deque([1, 2], 5) == deque([1, 2]))
r = deque()
r.append(r)
print(r, deque("ab").__sizeof__() > 0)

class Evil:
    def __eq__(self, o): e.clear(); return False

e = deque([Evil(), 2])
show(lambda: 5 in e)
e = deque([Evil(), 2])
show(lambda: e.index(5))
