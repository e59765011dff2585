# Methods that give new bytearrays.
b = bytearray(b"Hello World")
for result in (b.upper(), b.split(), b.replace(b"o", b"0"), b.partition(b" "), b.strip(b"Hd"), b.center(15, b"-"),
        b.title(), b.translate(None, b"l"), b.join([b"1", b"2"]), b.splitlines(), b.zfill(13), b.removeprefix(b"He")):
    print(result)
print(b.find(b"o"), b.count(b"l"), b.startswith(b"He"), b.decode(), b.isascii(), b.index(87), b % () if False else "",
    b.endswith((b"d", b"x")), b.rindex(b"o"))
