# Iteration sees the array grow and shrink.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(b"abc")
seen = []
for x in b:
    seen.append(x)
    if len(b) < 8:
        b.append(x + 1)
print(seen, b)
it = iter(b)
next(it)
b.clear()
print(list(it), it.__length_hint__())
b.extend(b"xyz")
print(list(it))

class Evil:
    def __index__(self):
        b.clear()
        return 5

b = bytearray(b"abc")
try:
    b[0] = Evil()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(b)
b = bytearray(b"abc")
show(lambda: b.insert(1, Evil()))
print(b)
