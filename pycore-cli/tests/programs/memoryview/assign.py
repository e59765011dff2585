# Writing through views.
b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 65
m[1:3] = b"XY"
m[::2] = b"..."
print(b)
try:
    m[0] = 256
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0] = "a"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0] = b"a"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0:2] = b"toolong"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0:2] = [1, 2]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[0:2] = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    m[9] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del m[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
m[1:4] = m[0:3]
print(b)
m[:] = bytes(6)
print(b)
