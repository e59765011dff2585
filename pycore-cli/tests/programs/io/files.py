# Reading this file and errors of open.
import _io


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


f = _io.open("files.py")
first = f.readline()
print(first, f.name, f.mode, f.closed, f.encoding.lower(), f.readable(), f.writable(), type(f).__name__,
    type(f.buffer).__name__, type(f.buffer.raw).__name__)
f.close()
show(lambda: f.read())
with open("files.py", "rb") as g:
    print(g.read(9), g.tell(), g.peek(1)[:1] != b"", g.seek(0), g.readline()[:5], g.raw.mode)
with open("files.py", "rb", buffering=0) as g:
    print(type(g).__name__, g.read(3), g.readable(), g.seekable(), g.fileno() > 2)
show(lambda: open("no-such-file"))
show(lambda: open("files.py", "q"))
show(lambda: open("files.py", "rw"))
show(lambda: open("files.py", "rb", encoding="utf-8"))
show(lambda: open("files.py", buffering=0))
show(lambda: open("files.py", newline="x"))
show(lambda: open(5.5))
show(lambda: open("a\0b"))
show(lambda: open("files.py", mode=5))
show(lambda: open())
try:
    open("/no/such/dir/file", "w")
except OSError as e:
    print(type(e).__name__, e.errno, e.filename)
with open("files.py") as f:
    show(f.write, "x")
import sys
print(sys.stdout.name, sys.stdout.encoding.lower(), sys.stdin.read(), sys.stdout.fileno(), sys.stderr.errors,
    sys.stdout.writable())
