# Displayhook, excepthook, unraisablehook and intern.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


sys.displayhook(5)
sys.displayhook(None)
print(__builtins__._)
exec(compile("'shown'", "", "single"))
print(_)
sys.displayhook = lambda v: print("hook", v)
exec(compile("1 + 1", "", "single"))
sys.displayhook = sys.__displayhook__
try:
    raise ValueError("x")
except ValueError as e:
    saved = e
sys.excepthook = lambda t, v, tb: print("excepthook", t.__name__, v, tb is not None)
print(sys.getsizeof([]) >= 40, sys.getsizeof(5), sys.getsizeof("abc"), sys.getsizeof(()), sys.getsizeof({}),
    sys.getsizeof(object()))

class S:
    def __sizeof__(self): return 100

class B:
    def __sizeof__(self): return "x"

class N:
    def __sizeof__(self): return -1

print(sys.getsizeof(S()))
show(lambda: sys.getsizeof(B()))
show(lambda: sys.getsizeof(N()))
show(lambda: sys.getsizeof(B(), "default"))
show(lambda: sys.getsizeof())
show(lambda: sys.intern(5))
show(lambda: sys.setrecursionlimit(0))
show(lambda: sys.setrecursionlimit("a"))
show(lambda: sys.setrecursionlimit(-5))
show(lambda: sys.setswitchinterval(-1))
show(lambda: sys.exit)
raise KeyError("to the hook")
