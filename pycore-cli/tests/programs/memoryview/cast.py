# Other formats and shapes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(range(16))
m = memoryview(b)
for code in "b", "B", "c", "h", "H", "i", "I", "q", "Q", "f" if False else "l", "?", "@h":
    c = m.cast(code)
    print(code, c.format, c.itemsize, len(c), c.shape, c[0], c.tolist()[:3])
c = m.cast("h")
c[0] = -5
print(b[:2], c[0])
try:
    c[0] = 40000
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    c[0] = "a"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: m.cast("x"))
show(lambda: m.cast("hh"))
show(lambda: m[:3].cast("h"))
show(lambda: m.cast("h").cast("i"))
show(lambda: m[::2].cast("h"))
show(lambda: m.cast(1))
show(lambda: m.cast("d").tolist())
show(lambda: memoryview(bytes(16)).cast("d").tolist())
