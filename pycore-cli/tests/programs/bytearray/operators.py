# In place concatenation, repetition and comparison.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = alias = bytearray(b"ab")
b += b"cd"
b += bytearray(b"e")
b += memoryview(b"f")
b *= 2
print(b, alias is b, b + b"x", type(b"x" + b), b * 0, 2 * bytearray(b"q"), b == bytes(b), b < b"b", b"ab" in b,
    97 in b, b[2:4], b[0])
try:
    b += "a"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    b += 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    b *= 1.5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    b *= 2**63
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
b *= -1
print(b, alias)
show(lambda: bytearray(b"a") < "b")
show(lambda: bytearray(b"a") + "b")
