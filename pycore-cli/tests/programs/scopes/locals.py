# Locals() and f_locals in functions, classes and modules.
import sys

def f(a, b=2):
    c = 3
    d = locals()
    d["c"] = "changed"
    e = 5
    return c, sorted(d), sorted(locals())

print(f(1))

def g():
    x = 1
    fl = sys._getframe().f_locals
    fl["x"] = 2
    fl["new"] = 3
    return x, fl["new"], "new" in locals(), type(fl).__name__, len(fl) >= 2

print(g())

def free():
    v = "free"
    def inner():
        v
        return locals()
    return inner()

print(free(), [locals() is not None for _ in "a"], locals() is globals())

class A:
    x = 1
    print(sorted(k for k in locals() if k[0] != "_"))
    locals()["made"] = 5

print(A.made)

def comprehension():
    q = 1
    return [sorted(locals()) for z in [0]]

print(comprehension())

def frames():
    fl = sys._getframe(1).f_locals
    fl["target"] = "written"

def caller():
    target = "original"
    frames()
    return target

print(caller())

def proxy():
    a, b = 1, 2
    p = sys._getframe().f_locals
    print(dict(p)["a"], p.get("b"), p.get("zz"), "a" in p, list(p)[:2],
        p == {"a": 1, "b": 2, "p": p} if False else len(p))
    try:
        del p["a"]
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
    try:
        p["missing"]
    except KeyError as error:
        print(repr(error))

proxy()
