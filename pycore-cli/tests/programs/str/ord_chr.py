# Ord and chr.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print([ord(c) for c in ("a", "\0", "\u20ac", "\U0010ffff", "\ud800")],
    [ascii(chr(n)) for n in (0, 65, 233, 0x20ac, 0x10ffff, 0xd800)], ord(b"a"), ord(bytearray(b"\xff")))
for bad in -1, 0x110000, 2**40, "a", 1.5, None, 2**100:
    show(chr, bad)
for bad in "", "ab", b"", b"ab", 1, None:
    show(ord, bad)
