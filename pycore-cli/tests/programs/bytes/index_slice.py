# Indexing gives integers, slicing gives bytes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = b"abcdef"
print(b[0], b[-1], b[1:3], b[::-1], b[10:], b[::2], b[-2:], b[True], list(b), b[:] is b)
show(lambda: b[6])
show(lambda: b[-7])
show(lambda: bytes(b)["0"])
show(lambda: b[2**70])
show(lambda: b[::0])
try:
    b[0] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del b[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
