# Floats from text and objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class WithFloat:
    def __init__(self, value):
        self.value = value
    def __float__(self):
        return self.value

class WithIndex:
    def __index__(self):
        return 2**70

class Sub(float):
    pass

for text in ("1", " 1.5 ", "-0", "1e5", "1E-5", "+.5", "5.", ".", "", " ", "1_0.0_1", "1__0", "_1.0", "1._5", "inf",
    "-Infinity", "NaN",
             "+nan", "infin", "1e400", "-1e400", "1e-400", "0x10", "1e", "1.5.5", "\u0661.\u0665", "1\0", "1 2",
                     "\ud800"):
    show(float, text)
for value in (5, 2**70, 10**400, True, b"1.5", bytearray(b"2.5"), memoryview(b"3.5"), b"\xff", None, [], 1j,
              WithFloat(1.5), WithFloat(1), WithFloat("1"), WithIndex(), Sub(2.5)):
    show(float, value)
show(lambda: float())
show(lambda: float(1, 2))
show(lambda: float(x=1))
