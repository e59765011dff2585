# The type StringIO.
import _io


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


s = _io.StringIO("a\nb\r\nc\rd")
print([ascii(x) for x in s], ascii(s.getvalue()), s.seek(0), ascii(s.read(3)), s.tell(), s.readline(), s.newlines)
for newline in None, "", "\n", "\r", "\r\n":
    t = _io.StringIO("a\nb\r\nc\r", newline)
    t.write("X\n") if False else None
    print(repr(newline), ascii(t.getvalue()), [ascii(x) for x in t], t.newlines)
s = _io.StringIO()
print(s.write("h\u00e9llo"), s.write(""), s.getvalue() == "h\u00e9llo", s.seek(1), s.write("E"), ascii(s.getvalue()),
    s.truncate(3), ascii(s.getvalue()), s.seek(6), s.write("z"), ascii(s.getvalue()))
show(lambda: s.write(5))
show(lambda: s.write(b"a"))
show(lambda: s.seek(-1))
show(lambda: s.seek(1, 1))
show(lambda: s.seek(1, 2))
show(lambda: s.read("a"))
show(lambda: _io.StringIO(5))
show(lambda: _io.StringIO("a", "x"))
show(lambda: _io.StringIO("a", 5))
s.close()
show(lambda: s.read())
show(lambda: s.getvalue())
print(s.closed, _io.StringIO("x").readable(), _io.StringIO(initial_value="kw").read(),
    "".join(_io.StringIO("l1\nl2\n").readlines()))
print("to stringio", file=(o := _io.StringIO()), end="!")
print(o.getvalue())
