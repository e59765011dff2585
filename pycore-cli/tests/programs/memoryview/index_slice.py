# Items and slices.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


m = memoryview(b"abcdef")
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), m[4:1:-2].tolist(), m[10:].tolist(),
    m[::2].strides, m[::2].contiguous, m[2:4][1])
show(lambda: m[6])
show(lambda: m[-7])
show(lambda: m["a"])
show(lambda: m[1.5])
show(lambda: m[0, 0])
show(lambda: m[::0])
show(lambda: m[...])
show(lambda: memoryview(b"a")[()])
try:
    m[0] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0:2] = b"xy"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del m[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
