# Integers from text in all bases.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in ("12", " 12 ", "-0", "+7", "1_000", "1__0", "_1", "1_", "", " ", "-", "0x1f", "0b1", "1.5", "1e3",
        "\u0661\u0662", "12\0"):
    show(int, text)
for text, base in [("ff", 16), ("0xff", 16), ("0xff", 0), ("0o17", 0), ("0b101", 0), ("017", 0), ("00", 0), ("z", 36),
                   ("z", 35), ("12", 1), ("12", 37), ("12", -1), ("0b2", 0), ("0x", 16), ("1_0", 2), ("_1", 16),
                           ("0x_1", 0)]:
    show(int, text, base)
show(int, b"12")
show(int, b"0x12", 16)
show(int, bytearray(b"-5"))
show(int, b"1\xff")
show(int, "1" * 20, 2)
