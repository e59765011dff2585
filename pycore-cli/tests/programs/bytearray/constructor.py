# Forms of construction and the encoding arguments.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for arguments in ((), (3,), (b"ab",), ([1, 2],), ("a",), ("a", "utf-8"), (-1,), ([256],), (1.5,), (None,), (2**63,),
        (5, "utf-8"), (memoryview(b"m"),), (bytearray(b"n"),)):
    show(bytearray, *arguments)
b = bytearray(b"abc")
b.__init__(5)
print(b)
b.__init__("x", "ascii")
print(b, bytearray.fromhex("00 ff"), bytearray.maketrans(b"a", b"b")[97], b.hex(), repr(bytearray(b"'")),
    str(bytearray(b"\xff")))
