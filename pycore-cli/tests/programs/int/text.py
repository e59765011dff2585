# Repr, hex, oct, bin and format.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [0, 1, -1, 10, 255, -256, 2**40, -2**70]
for value in values:
    print(repr(value), str(value), hex(value), oct(value), bin(value))
    print([format(value, spec) for spec in ("d", "x", "X", "#x", "o", "b", "#b", ",", "_", "+", " ", "08", ">12,",
        "^12", "<6", "=+9")])
for spec in ".2", "s", "q", "c", ",x", "_x", "#d", ".2f", "e", "%", "n", "10.3f", "=", "z", "010b", "1" * 30:
    show(format, 65, spec)
show(lambda: format(-1, "c"))
show(lambda: format(0x110000, "c"))
show(lambda: format(3, 3))
show(lambda: hex(1.5))
show(lambda: bin("1"))
show(lambda: oct(None))
