# Text over a byte stream.
import _io


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


raw = _io.BytesIO()
t = _io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
print(t.write("caf\u00e9\n"), raw.getvalue(), t.flush(), raw.getvalue(), t.encoding, t.errors, t.line_buffering,
    t.newlines)
t.seek(0)
print(ascii(t.read()), t.tell(), t.seek(0), ascii(t.readline()), t.buffer is raw)
show(lambda: t.write(b"x"))
show(lambda: t.seek(5, 1))
t.detach()
show(lambda: t.read())
r = _io.TextIOWrapper(_io.BytesIO(b"a\r\nb\rc\n"), encoding="ascii")
print(list(r), r.newlines)
bad = _io.TextIOWrapper(_io.BytesIO(b"ok\xff"), encoding="ascii")
show(lambda: bad.read())
print(ascii(_io.TextIOWrapper(_io.BytesIO(b"ok\xff"), encoding="ascii", errors="replace").read()))
show(lambda: _io.TextIOWrapper(5))
show(lambda: _io.TextIOWrapper(_io.BytesIO(), encoding="no-such-codec"))
show(lambda: _io.TextIOWrapper(_io.BytesIO(), newline="x"))
enc = _io.TextIOWrapper(_io.BytesIO(), encoding="ascii")
show(lambda: enc.write("\u20ac"))
l = _io.TextIOWrapper(w := _io.BytesIO(), encoding="utf-8", write_through=True)
l.write("now")
print(w.getvalue())
