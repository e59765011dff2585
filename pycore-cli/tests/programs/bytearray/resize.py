# The method resize and the sizes of small arrays.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(b"abc")
b.resize(5)
print(b)
b.resize(2)
print(b, b.resize(0), b)
show(lambda: b.resize(-1))
show(lambda: b.resize("a"))
show(lambda: b.resize())
show(lambda: bytearray().__alloc__())
