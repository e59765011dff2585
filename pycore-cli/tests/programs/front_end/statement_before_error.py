# What syntax errors know of the statement before them: where tracebacks look for misspelled keywords.
ERROR = "fur x in y: pass\n"


def metadata(text, mode="exec"):
    try:
        compile(text, "f", mode)
    except SyntaxError as error:
        print(repr(error.msg), error._metadata)


for text in (
    "class A: pass\n", "a\nclass A: pass\nb\n", "class A:\n  pass\n  pass\n", "def f():\n  pass\n",
    "if x:\n  pass\nelse:\n  pass\n", "try:\n  pass\nfinally:\n  pass\nb\n", "with a:\n  pass\n",
    "for a in b:\n  pass\n",
    "while a:\n  pass\n", "match a:\n  case 1:\n    pass\n", "async def f():\n  pass\n",
    "@d\nclass f:\n  pass\n",
    "def f():\n  try:\n    a\n  except: b\n  ", "class A:\n  def f(self):\n    a\n    b\n    ",
    "class A: pass\ntry: x\nexcept: y\n", "if x:\n  class A: pass\n  if y:\n    b\n    c\n  ",
):
    metadata(text + ERROR)
metadata("class A: pass\nx = 5 5\n")
metadata("class A: pass\n(a b)\n")
metadata('class A: pass\n"abc')
metadata("class A: pass\n  b")
metadata("1 fur 2", "eval")
metadata("fur", "single")
metadata("return 1")
metadata("x = 1 fur")
