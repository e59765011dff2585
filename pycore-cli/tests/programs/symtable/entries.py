# _symtable: blocks with their names and flags, for programs of every kind; errors
import _symtable

PROGRAMS = [
    "x = y",
    "x: int = 1\nif x:\n    z: str",
    "def f(a, /, b, *args, c: int, **names) -> str:\n    global g\n    g = a\n    return lambda: b",
    "def f(xs, k):\n    local = 1\n    return [x + k + local + free for x in xs], {x for x in xs}, (k for x in xs)",
    "def f(k):\n    def h():\n        nonlocal k\n        return [x + k for x in k]",
    "class A(B):\n    __private = 1\n    def method(self):\n        super().method()\n"
    "        return __class__, self.__private",
    "def f[T: int = str, *Ts, **P](x: T): pass\nclass C[T]: y: T\ntype A[T] = list[T]",
    "import a.b as c, d.e\nfrom m import n as o\nfrom p import *",
    "def f():\n    try: pass\n    except E as e: pass\n    match e:\n"
    "        case [x, *y] | {'k': x, **y}: pass\n    del x",
    "async def f():\n    async for x in y: yield x\n    [z := 1 for q in x]\n    await x",
    "from __future__ import annotations\ndef f(x: y) -> z: w: v = 1",
]


def show(entry, depth=0):
    print(" " * depth, entry.name, entry.type, entry.lineno, entry.nested, entry.symbols, entry.varnames)
    for child in entry.children:
        show(child, depth + 2)


for program in PROGRAMS:
    print("#", program.split("\n")[0])
    show(_symtable.symtable(program, "file", "exec"))
show(_symtable.symtable("[x for x in y if z]", "file", "eval"))
show(_symtable.symtable("x = 1\n", "file", "single"))
show(_symtable.symtable(bytearray(b"# coding: latin-1\nx = '\xff'"), b"file", "exec"))
entry = _symtable.symtable("", "file", "exec")
print(type(entry), repr(entry) == f"<symtable entry top({entry.id}), line 0>")
for arguments in (
    (1, 2, 3), ("x", "y", "z"), ("x",), (1, "y", "exec"), ("x\n\n(", "y", "eval"), (" x", "y", "eval"),
    ("a\0", "y", "exec"), ("x", "y", b"exec"), ("def f():\n nonlocal b", "y", "exec"), ("x", object, "exec"),
):
    try:
        print(_symtable.symtable(*arguments))
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
for action in (lambda: setattr(entry, "name", 1), lambda: type(entry)()):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print({name: value for name, value in vars(_symtable).items() if isinstance(value, int)})
