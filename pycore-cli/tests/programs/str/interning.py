# Text literals and names that are the same object.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = "hello_world"
b = "hello_world"

def f():
    return "hello_world"

print(a is b, a is f(), str() is str(""), chr(97) is str("a"), "abc"[0] is "cab"[1],
    list(vars(type("T", (), {a: 1})))[0] is a)
import sys
x = "".join(["not ", "interned"])
y = "".join(["not ", "interned"])
print(x is y, sys.intern(x) is sys.intern(y), sys.intern("q" * 1) is str("q"), sys.intern(x) is x)
show(lambda: sys.intern(1))

class S(str):
    pass

show(lambda: sys.intern(S("a")))
