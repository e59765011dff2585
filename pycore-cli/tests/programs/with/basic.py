# Enter, exit, swallowing and the arguments of __exit__.
class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow

with M("a") as a:
    print(a)
with M("b", True):
    raise ValueError("swallowed")
with M("c") as c, M("d") as d:
    print(c, d)
with (M("e") as e, M("f", True)):
    1 / 0
try:
    with M("g"):
        raise KeyError("k")
except KeyError as error:
    print("outside", error)

def f():
    with M("h"):
        return "returned"

print(f())

def g():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            break
    return i

print(g())

class T:
    pass

t = T()
with M("x") as t.attr, M("yz") as (t.p, t.q):
    print(t.attr, t.p, t.q)
with M("list") as [p, *q]:
    print(p, q)
