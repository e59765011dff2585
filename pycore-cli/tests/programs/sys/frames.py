# _getframe, f_back, f_code, f_lineno and tracing attributes.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f():
    fr = sys._getframe()
    line = fr.f_lineno - fr.f_code.co_firstlineno
    return (fr.f_code.co_name, fr.f_back.f_code.co_name, line, fr.f_globals is globals(), fr.f_builtins is not None,
        fr.f_trace, fr.f_lasti >= 0, fr.f_trace_lines, fr.f_trace_opcodes)

def g():
    return f()

print(g(), sys._getframe().f_code.co_name, sys._getframe().f_back)

def depth(n):
    return n if sys._getframe(n).f_back is None else depth_next(n + 1)

def depth_next(n):
    return depth(n)

show(lambda: sys._getframe(1000))
show(lambda: sys._getframe("a"))
show(lambda: sys._getframe(-1).f_code.co_name)

def names():
    out, fr = [], sys._getframe()
    while fr:
        out.append(fr.f_code.co_name)
        fr = fr.f_back
    return out

class A:
    body = names()
    def m(self): return [names() for _ in "a"][0]

print(A.body, A().m(), (lambda: names())(), next(names() for _ in "a"))
fr = sys._getframe()
try:
    fr.f_lineno = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    fr.f_code = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    fr.f_locals = {}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: fr.clear())

def done():
    x = [1]
    return sys._getframe()

d = done()
print(d.clear(), d.f_locals, repr(d).split(" at 0x")[0], repr(d).split(", ")[-1])
print(sys._getframemodulename(), sys._getframemodulename(500))
