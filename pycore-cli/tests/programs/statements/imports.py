# Import statements and what they bind.
import sys as system, time
from math import pi as circle, tau
import math


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(system.__name__, time.__name__, circle, tau == 2 * circle, math.pi is circle, "sys" in globals())

def f():
    import itertools
    from math import sqrt, floor as fl
    return itertools.__name__, sqrt(4), fl(2.5), sorted(locals())

print(f())

class C:
    import math as m
    from math import e

print(C.m.pi == circle, C.e)
M = type(system)
pkg = M("pkg")
pkg.__path__ = []
sub = M("pkg.sub")
sub.value = 1
pkg.sub = sub
system.modules["pkg"], system.modules["pkg.sub"] = pkg, sub
exec("import pkg.sub\nimport pkg.sub as s\nfrom pkg import sub as s2\nfrom pkg.sub import value")
exec("print(pkg.__name__, s.__name__, s2 is s, value)")
show(lambda: exec("from pkg import missing"))
show(lambda: exec("import pkg.missing"))
show(lambda: exec("from pkg.sub import missing"))
del pkg.sub
show(lambda: exec("import pkg.sub as s"))
exec("from pkg import sub as again\nprint(again.__name__)")
show(lambda: exec("from .x import y"))
show(lambda: exec("from math import *; print(pi)"))
for source in ("def f():\n from math import *", "import a.b as c.d", "from math import", "from math import (pi, )",
        "from math import pi,", "import", "from __future__ import nope", "x = 1\nfrom __future__ import division",
        "from . import *", "import a as b as c"):
    try:
        compile(source, "<i>", "exec")
        print("compiles", repr(source))
    except SyntaxError as error:
        print(repr(source), error.msg)
