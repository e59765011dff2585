# What may be the beginning of a program, for those who read it line by line.
ALLOW_INCOMPLETE = 0x4000
OPEN_BLOCKS = 0x200
FLAGS = (ALLOW_INCOMPLETE | OPEN_BLOCKS, ALLOW_INCOMPLETE, OPEN_BLOCKS)


def compiled(text, mode, flags):
    try:
        compile(text, "f", mode, flags)
        return "ok"
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.args}"


for text in (
    "for a in b:", "for a in b:\n", "if x:\n  y", "if x:\n  y\n", "x = (", "x = (\n", '"""abc', '"""abc\n',
    '"abc',
    '"abc\n', "x = \\", "x = \\\n", "", "\n", "def f", "def f(", "1 +", "1 +\n", 'f"{a', 'f"{a\n', 'f"""{a}',
    "class A:\n  def f():\n    pass\n", "class A:\n  def f():\n", "@d\n", "try:\n  x\n", "a b", "a b\n",
    "[1,\n2",
    "if 1:\n pass\nelse", "while 1: pass", "x = $", "x = 5 5", 'print("', "from x import (", "lambda",
    "async", "x.",
    "match x:\n", "match x:\n  case 1:\n",
):
    for mode in ("single", "exec", "eval"):
        results = [compiled(text, mode, flags) for flags in FLAGS]
        print(repr(text), mode, *results, sep=" | ")
