# NotImplemented, Ellipsis, exit helpers and other leftovers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(..., NotImplemented, Ellipsis is ..., type(...)() is ..., type(NotImplemented)() is NotImplemented,
    type(None)() is None, hash(...) == hash(Ellipsis), repr(type(...)))
show(lambda: type(...)(1))
show(lambda: type(None)(1))
show(lambda: bool(NotImplemented))
show(lambda: NotImplemented == 5)
try:
    None.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    ....x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class N(type(None)): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: None < None)
show(lambda: ... + 1)
show(lambda: NotImplemented())
show(lambda: print()())
for source in ("None = 1", "True = 1", "... = 1", "__debug__ = 1", "def f(None): pass", "class True: pass",
        "import None", "f(None=1)", "f(__debug__=1)", "x.None", "del None", "for None in []: pass", "lambda True: 1",
        "None: int", "with a as None: pass"):
    try:
        compile(source, "<n>", "exec")
        print("compiles", source)
    except SyntaxError as error:
        print(source, "|", error.msg)
