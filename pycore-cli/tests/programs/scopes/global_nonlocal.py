# Global and nonlocal statements.
x = "module"

def f():
    global x, y
    x = "set by f"
    y = "made by f"

def g():
    x = "g"
    def h():
        nonlocal x
        x = "set by h"
        def i():
            nonlocal x
            x += " and i"
        i()
    h()
    return x

f()
print(x, y, g(), x)

def deleting():
    global y
    del y
    try:
        y
    except NameError as error:
        return str(error)

print(deleting())

def loop():
    global counter
    for counter in range(3):
        pass

loop()
print(counter)

def imports():
    global sys
    import sys

imports()
print(sys.__name__)

def defines():
    global Made, made
    class Made: pass
    def made(): return Made.__qualname__

defines()

print(made(), made.__qualname__)
for source in ("def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n nonlocal zz", "nonlocal x",
        "def f(x):\n nonlocal x", "def f():\n global x\n nonlocal x", "def f():\n print(x)\n global x",
        "class A:\n nonlocal q"):
    try:
        compile(source, "<s>", "exec")
        print("compiles", repr(source))
    except SyntaxError as error:
        print(error.msg, error.lineno)
