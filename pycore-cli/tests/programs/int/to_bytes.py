# Integers to bytes and back.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in 0, 1, 255, 256, 2**31, -1, -128, -129, 2**80:
    for length in 1, 2, 11:
        for signed in False, True:
            show(lambda: value.to_bytes(length, "big", signed=signed))
show(lambda: (1000).to_bytes(2, "little"))
show(lambda: (5).to_bytes())
show(lambda: (5).to_bytes(3))
show(lambda: (5).to_bytes(-1, "big"))
show(lambda: (0).to_bytes(0, "big"))
show(lambda: (5).to_bytes(2, "middle"))
show(lambda: (5).to_bytes(length=2, byteorder="little"))
show(lambda: (5).to_bytes("2"))
show(lambda: (5).to_bytes(2, 3))
show(lambda: int.from_bytes(b"\x01\x02", "big"))
show(lambda: int.from_bytes(b"\x01\x02", "little"))
show(lambda: int.from_bytes(b"\xff\xfe", "big", signed=True))
show(lambda: int.from_bytes(b"", "big"))
show(lambda: int.from_bytes([1, 2, 3]))
show(lambda: int.from_bytes([256]))
show(lambda: int.from_bytes("ab", "big"))
show(lambda: int.from_bytes(5, "big"))
show(lambda: int.from_bytes(bytearray(b"\x80" * 20), "little", signed=True))
show(lambda: bool.from_bytes(b"\x05"))
