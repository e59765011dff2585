# In place operators fall back and rebind.
class L(list):
    def __iadd__(self, other):
        print("iadd", other)
        return "replaced"

x = L([1])
x += [2]
print(x)
a = b = [1]
a += [2]
a = a + [3]
print(a, b)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
s = "a"
s += "b"
i = 5
i **= 2
i //= 3
i @= type("M", (), {"__rmatmul__": lambda self, o: ("rmatmul", o)})()
print(s, i)

class R:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "fell back to add"

r = R()
r += 1
print(r)

class N:
    def __iadd__(self, o): return NotImplemented

n = N()
try:
    n += 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class P:
    @property
    def v(self):
        print("get", end=" ")
        return 1
    @v.setter
    def v(self, value): print("set", value)

P().v += 5
d = {"k": 1}
d["k"] += 1

def idx():
    print("idx evaluated once")
    return "k"

d[idx()] *= 10
print(d)
x = 1

def f():
    try:
        x += 1
    except UnboundLocalError as error:
        return str(error)

print(f())
d = {1, 2}
d |= {3}
d &= {2, 3}
print(d)

class Count:
    n = 0

c = Count()
c.n += 1
print(c.n, Count.n)
