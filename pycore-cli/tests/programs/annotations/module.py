# Conditional annotations of a module.
import sys
a: int = 1
if a:
    b: str
else:
    c: float
for d in range(2):
    e: list[d]
module = sys.modules["__main__"]
print(module.__annotations__, "__annotate__" in globals())

class Target:
    pass

t = Target()
t.x: int = 5
l = [0]
l[0]: int = 6
print(t.x, l, vars(t))

def f():
    l[0]: print("never evaluated")
    t.y: 1 / 0
    return hasattr(t, "y")

print(f())
for source in ("x: int: str", "x, y: int", "(x, y): int", "[x]: int", "f(): int", "x: int += 1", "global x\nx: int",
        "def f():\n global x\n x: int = 1", "def f(x: yield): pass", "def f():\n x: (y := 1)", "x: (await y)"):
    try:
        compile(source, "<a>", "exec")
        print("compiles", repr(source))
    except SyntaxError as error:
        print(repr(source), error.msg)
