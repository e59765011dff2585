# Code of arguments that runs while a method has the bytes.

def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Buffer:
    def __init__(self, change):
        self.change = change

    def __buffer__(self, flags):
        self.change()
        return memoryview(b"A")


class Index:
    def __init__(self, change):
        self.change = change

    def __index__(self):
        self.change()
        return 65


class Separator(bytes):
    def __len__(self):
        b.clear()
        return 1


for name in "find", "rfind", "index", "rindex", "count", "__contains__", "startswith", "endswith", "split", "rsplit":
    for kind in Buffer, Index:
        b = bytearray(b"xAyA")
        show(lambda: getattr(b, name)(kind(b.clear)))
    print(name, b)
b = bytearray(b"abc")
show(lambda: b.hex(Separator(b":")))


class Shown:
    def __repr__(self):
        b.clear()
        return "shown"


b = bytearray(b"%a end")
show(lambda: b % Shown())
for separator in b"", b"::", bytearray(b"-"):
    items = [b"a", Buffer(lambda: items.clear()), b"c"]
    show(lambda: separator.join(items))
    items = [b"a", Buffer(lambda: items.append(b"d")), b"c"]
    show(lambda: separator.join(items))
    items = [b"a", Buffer(lambda: items.__setitem__(1, b"z")), b"c"]
    show(lambda: separator.join(items))
for change in "clear()", "__delitem__(slice(5, None))", "extend(b'yy')":
    b = bytearray(b"x" * 10)
    b.extend(Buffer(lambda: eval("b." + change)))
    print(b)
b = bytearray(b"abc")
for source in [1, 2, 300], iter([1, 2, 300]), (1, -1):
    show(lambda: b.__init__(source))
    print(b)
m = memoryview(bytearray(b"abc"))


class Release(bytes):
    def __len__(self):
        m.release()
        return 1


show(lambda: m.hex(Release(b":")))


class Text(str):
    def __bytes__(self):
        return b"own"


show(lambda: bytes(Text("x")))
show(lambda: bytes(Text("x"), "ascii"))
show(lambda: bytes(Text("x"), errors="strict"))
show(lambda: bytearray(Text("x")))


class Bytes:
    def __bytes__(self):
        return b"\1\2"


show(lambda: int.from_bytes(Bytes()))
