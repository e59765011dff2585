# __import__ and import statements of built-in modules.
import sys
import sys as other, time
from sys import maxsize, version_info as vi


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(other is sys, maxsize, vi[:2], time.__name__, __import__("sys") is sys, __name__)
show(lambda: __import__("no_such_module_here"))
show(lambda: __import__())
show(lambda: __import__(5))
show(lambda: __import__(""))
show(lambda: __import__("sys", level=-1))
show(lambda: exec("import no_such_module_here"))
show(lambda: exec("from sys import no_such_name"))
show(lambda: exec("import sys.nope"))
show(lambda: exec("from . import x"))
show(lambda: exec("from no_such.sub import y"))

def star():
    ns = {}
    exec("from math import *", ns)
    return "pi" in ns, "__name__" in ns

print(star())
import math
math.added = 5
from math import added
print(added)
del math.added
show(lambda: exec("from math import added"))
sys.modules["fake"] = fake = type(sys)("fake", "doc of fake")
fake.x = 1
fake.__all__ = ["x", "missing"]
exec("import fake as again")
print(again.x, again.__doc__, again.__name__, repr(again))
show(lambda: exec("from fake import *"))
sys.modules["none"] = None
show(lambda: exec("import none"))
real = __builtins__.__import__
__builtins__.__import__ = lambda name, *a: ("custom", name, len(a))
exec("import anything")
print(anything)
__builtins__.__import__ = real
