# Fromhex and hex.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in ("", "00ff", "0 0", "00 FF 1a", " 0a ", "0", "0g", "\u20ac0", "00\n11", b"0a", bytearray(b"0b"), 5):
    show(bytes.fromhex, text)
b = bytes(range(0, 255, 25))
print(b.hex(), b.hex("-"), b.hex(":", 2), b.hex(b" ", -3), b"".hex(), b"a".hex("-"),
    b.hex(sep=".", bytes_per_sep=100), b.hex("-", 0))
show(lambda: b.hex("ab"))
show(lambda: b.hex("\u20ac"))
show(lambda: b.hex(1))
show(lambda: b.hex("-", "x"))
show(lambda: bytes.fromhex())
