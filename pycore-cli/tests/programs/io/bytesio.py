# The type BytesIO.
import _io


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = _io.BytesIO(b"line1\nline2\nrest")
print(b.readline(), b.tell(), b.read(3), b.readlines(), b.read(), b.seek(0), b.read1(2), b.seek(-4, 2), b.read(),
    b.getvalue(), b.readable(), b.writable(), b.seekable(), b.closed)
b.seek(0)
print(list(b), b.write(b"more"), b.getvalue()[-8:], b.truncate(3), b.getvalue(), b.tell(), b.seek(10), b.write(b"x"),
    b.getvalue())
buf = bytearray(4)
b.seek(0)
print(b.readinto(buf), buf, b.writelines([b"a", b"b"]), b.getvalue()[:8])
view = b.getbuffer()
view[0] = 90
print(b.getvalue()[:2])
show(lambda: b.write(b"resize" * 10))
view.release()
show(lambda: b.write("text"))
show(lambda: b.write(5))
show(lambda: b.seek(-1))
show(lambda: b.seek(0, 5))
show(lambda: b.seek("a"))
show(lambda: b.read("a"))
show(lambda: b.truncate(-1))
b.close()
show(lambda: b.read())
show(lambda: b.getvalue())
print(b.closed, b.close())
with _io.BytesIO() as c:
    print(c.write(b"ab"), c.getvalue())
show(lambda: c.write(b"x"))
show(lambda: _io.BytesIO("text"))
print(_io.BytesIO(initial_bytes=b"k").read(), isinstance(b, _io._IOBase))

class Sub(_io.BytesIO):
    def write(self, x): return super().write(x + x)

s = Sub()
s.write(b"ab")
print(s.getvalue())
