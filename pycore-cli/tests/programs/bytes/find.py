# Find, index, count with bytes and integers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = b"abcabc\xff"
for sub in b"abc", b"", b"c", 99, 255, b"zz", bytearray(b"bc"), memoryview(b"ca"):
    name = bytes(sub) if not isinstance(sub, int) else sub
    print(name, b.find(sub), b.rfind(sub), b.count(sub), b.find(sub, 3), b.rfind(sub, 0, -2), b.count(sub, 1, 5))
show(lambda: b.index(b"zz"))
show(lambda: b.rindex(1))
show(lambda: b.find("a"))
show(lambda: b.find(256))
show(lambda: b.find(-1))
show(lambda: b.find(None))
show(lambda: b.index())
show(lambda: b.count(b"a", "x"))
show(lambda: b.find(1.5))
