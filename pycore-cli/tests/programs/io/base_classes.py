# Subclasses of the base classes of files.
import _io


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Raw(_io._RawIOBase):
    def __init__(self, data): self.data, self.pos, self.log = data, 0, []
    def readable(self): return True
    def readinto(self, b):
        chunk = self.data[self.pos:self.pos + min(len(b), 3)]
        b[:len(chunk)] = chunk
        self.pos += len(chunk)
        self.log.append(len(chunk))
        return len(chunk)

r = Raw(b"abcdefgh\nij\nk")
print(r.read(2), r.readline(), r.readall(), r.read(5), r.readable(), r.writable(), r.seekable(), r.closed, r.isatty())
b = _io.BufferedReader(Raw(b"hello\nworld"), 4)
print(b.read(3), b.peek(1)[:1], b.readline(), b.read(), b.read(1))
t = _io.TextIOWrapper(_io.BufferedReader(Raw("l\u00efne1\nline2".encode())), encoding="utf-8")
print(ascii(list(t)))
show(lambda: r.write(b"x"))
show(lambda: r.seek(0))
show(lambda: r.fileno())
show(lambda: r.truncate())
r.close()
show(lambda: r.read())
print(r.closed)

class W(_io._RawIOBase):
    def __init__(self): self.out = []
    def writable(self): return True
    def write(self, b):
        self.out.append(bytes(b))
        return len(b)

w = W()
bw = _io.BufferedWriter(w, 5)
print(bw.write(b"abc"), w.out, bw.write(b"defgh"), bw.flush(), w.out, bw.write(b"z"), bw.close(), w.out[-1:], w.closed)
show(lambda: bw.write(b"after"))
show(lambda: _io.BufferedReader(5))
show(lambda: _io.BufferedWriter(w, 0))
with _io.BytesIO(b"x") as f:
    print(f.read(), f.isatty())
pair = _io.BufferedRWPair(Raw(b"in"), W())
print(pair.read(), pair.write(b"out"), pair.readable(), pair.writable())
rnd = _io.BufferedRandom(_io.BytesIO(b"0123456789")) if False else _io.BytesIO(b"0123456789")
print(rnd.read(2), rnd.seek(5), rnd.read(1), rnd.tell())

class Bad(_io._RawIOBase):
    def readable(self): return True
    def readinto(self, b): return 5 * len(b)

show(lambda: _io.BufferedReader(Bad()).read(2))
