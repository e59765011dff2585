# Casts to several dimensions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


m = memoryview(bytes(range(12))).cast("B", [3, 4])
print(m.ndim, m.shape, m.strides, m.tolist(), m[1, 2], m[-1, -1], len(m), m.nbytes, m.tobytes() == bytes(range(12)))
show(lambda: m[0])
show(lambda: m[3, 0])
show(lambda: m[0, 0, 0])
show(lambda: m[0:1].shape)
show(lambda: list(m))
show(lambda: hash(m) == hash(bytes(range(12))))
show(lambda: m.cast("B", (5, 5)))
show(lambda: memoryview(b"abcd").cast("B", (2, 2)).cast("B").tolist())
show(lambda: memoryview(b"abcd").cast("B", shape=[4]).tolist())
show(lambda: memoryview(b"abcd").cast("B", [0, 4]))
show(lambda: memoryview(b"abcd").cast("B", ["a"]))
