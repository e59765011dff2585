# Sizes that cannot be allocated.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: [0] * sys.maxsize)
show(lambda: [None] * (sys.maxsize // 8))
show(lambda: list(range(sys.maxsize)))
a = [1]
try:
    a *= sys.maxsize
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(a)
show(lambda: (0,) * sys.maxsize)
show(lambda: "ab" * sys.maxsize)
show(lambda: b"a" * (sys.maxsize - 10))
show(lambda: bytearray(sys.maxsize))
show(lambda: bytes(sys.maxsize - 100))
show(lambda: "a".center(sys.maxsize))
show(lambda: [1, 2].__rmul__(sys.maxsize))
