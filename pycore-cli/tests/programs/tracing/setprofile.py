# The events of a profile function.
import sys
log = []

def profiler(frame, event, arg):
    name = frame.f_code.co_name
    log.append((event, name, getattr(arg, "__name__", arg) if event.startswith("c_") else arg))

def f(x):
    len([x])
    return abs(x)

def g():
    try:
        int("x")
    except ValueError:
        return "caught"

def gen():
    yield 1

def profiled(function, *args):
    log.clear()
    sys.setprofile(profiler)
    function(*args)
    sys.setprofile(None)
    for entry in log[:-1]:
        print(entry)
    print("--")

profiled(f, -5)
profiled(g)
profiled(lambda: list(gen()))
profiled(lambda: sorted([2, 1], key=abs))

def raises(): raise KeyError

def outer():
    try:
        raises()
    except KeyError:
        pass

profiled(outer)

class A:
    def __init__(self): pass
    def __add__(self, o): return 1

profiled(lambda: A() + A())
print(sys.getprofile())
