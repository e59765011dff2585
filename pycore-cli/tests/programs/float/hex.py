# Hexadecimal text and back.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in 0.0, -0.0, 1.0, 0.1, -3.75, 1e300, 5e-324, float("inf"), float("nan"):
    print(value.hex(), float.fromhex(value.hex()))
for text in ("0x1p4", "1.8", " 0x.8 ", "-0x1.8p-1", "inf", "nan", "0x1p2000", "0x1p-2000", "", "0x", "1p", "0x1.g",
    "0x1p1 x", "p1",
             "0x1.00000000000008", "0x1.000000000000081"):
    show(float.fromhex, text)
show(lambda: float.fromhex(1))
show(lambda: float.fromhex())
show(lambda: (1.5).hex(1))
