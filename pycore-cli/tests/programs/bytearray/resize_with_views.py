# A bytearray with exported buffers cannot be resized.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(b"abcdef")
m = memoryview(b)
for change in ("append", (1,)), ("extend", (b"x",)), ("pop", ()), ("clear", ()), ("insert", (0, 1)), ("remove",
        (97,)), ("resize", (3,)), ("__iadd__", (b"z",)), ("__imul__", (2,)), ("__delitem__", (0,)):
    show(getattr(b, change[0]), *change[1])
b[0] = 90
b[1:3] = b"YX"
m[3] = 87
print(b, m.tolist())
try:
    b[0:1] = b"longer"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
m.release()
b.append(33)
print(b)
