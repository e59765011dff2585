# StopIteration, SystemExit, ImportError, NameError, AttributeError, UnicodeError, SyntaxError.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(StopIteration().value, StopIteration(1, 2).value, SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
i = ImportError("m", name="n", path="p", name_from="nf") if False else ImportError("m", name="n", path="p")
print(i, i.name, i.path, i.msg, i.name_from, repr(i), ImportError(1, 2).msg, i.__reduce__()[1:])
show(lambda: ImportError("m", foo=1))
n = NameError("m", name="x")
print(n.name, n, NameError().name)
show(lambda: NameError("a", nme=1))
a = AttributeError("m", name="x", obj=5)
print(a.name, a.obj, a, AttributeError("q").obj)
try:
    (5).nope
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    undefined_thing
except NameError as e:
    print(e.name)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad")
print(u, u.encoding, u.object, u.start, u.end, u.reason, u.args)
u.start = 0
print(u, UnicodeEncodeError("ascii", "a\u20acb", 1, 2, "r"), UnicodeTranslateError("a\u20ac", 1, 2, "t"),
    UnicodeDecodeError("x", b"abc", 0, 3, "r"))
show(lambda: UnicodeDecodeError("a", "b", 1, 2, "c"))
show(lambda: UnicodeEncodeError(1, 2, 3))
s = SyntaxError("msg", ("file", 1, 2, "text", 3, 4))
print(s, s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line,
    SyntaxError("m").lineno, repr(SyntaxError("a", ("f", 1, 2, "t"))))
show(lambda: SyntaxError("m", (1, 2)))
show(lambda: SyntaxError("m", 5))
print(SystemExit("a").args, KeyboardInterrupt("k").args, GeneratorExit().args, MemoryError("m"), RecursionError("r"))
