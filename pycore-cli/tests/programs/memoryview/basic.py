# Attributes of views.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for obj in b"abcd", bytearray(b"xyz"), b"":
    m = memoryview(obj)
    print(m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.contiguous,
        m.c_contiguous, m.f_contiguous, len(m), m.obj is obj)
    print(m.tolist(), m.tobytes(), m.hex(), bytes(m), m == obj, list(m))
for bad in "abc", 5, [1], None:
    show(memoryview, bad)
show(lambda: memoryview())
show(lambda: memoryview(object=b"a").tolist())
