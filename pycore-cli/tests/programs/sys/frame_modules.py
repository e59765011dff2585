# The modules of frames.
import sys


def modules():
    return [sys._getframemodulename(depth) for depth in range(4)]


print(modules())
exec("print(sys._getframemodulename(0))", {"sys": sys, "__name__": "other"})
exec("def f(): return sys._getframemodulename(0)\nprint(f())", {"sys": sys, "__name__": "other"})
print(list(sys._current_exceptions().values()))
try:
    1 / 0
except ZeroDivisionError:
    print(list(sys._current_exceptions().values()))
