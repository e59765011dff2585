# __del__ of locals, containers and attributes.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def f():
    a, b = D("a"), D("b")
    print("body")

f()
l = [D(i) for i in range(3)]
l.pop(1)
l[0] = None
print("clear")
l.clear()
t = (D("t1"), D("t2"))
del t
d = {"x": D("dx")}
d["x"] = 1
D("temporary")
x = D("old")
x = D("new")
print("replaced")
del x

def g(a):
    a = None
    print("in g")

g(D("argument"))

def h():
    try:
        y = D("exception local")
        1 / 0
    except ZeroDivisionError as e:
        print("caught")
    print("after")

h()
for i in (D("loop1"), D("loop2")):
    pass
print("end of loop")
del i
[D("comp") for _ in range(1)]
print("end")
