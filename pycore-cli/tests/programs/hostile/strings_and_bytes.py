# Conversions that run code while text or bytes are made.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = ["x", "y"]

class Gen:
    def __iter__(self):
        a.clear()
        yield "1"
        yield "2"

print("-".join(Gen()), a)

def grow():
    for c in "abc":
        parts.append(c)
        yield c

parts = []
print("".join(grow()), parts)

class S:
    def __init__(self, n): self.n = n
    def __str__(self):
        parts.append(self.n)
        return "s" * self.n
    def __format__(self, spec):
        parts.clear()
        return spec
    def __index__(self):
        parts.append("index")
        return self.n

print("%s %s" % (S(1), S(2)), parts, "{:a}{}".format(S(3), 5), parts, "ab" * S(2), parts, "abcdef"[S(1):S(4)],
    b"x" * S(3), bytes(S(2)), chr(S(65)), "%d %c" % (S(7), S(66)), "x".center(S(5)))
b = bytearray(b"abcdef")

class Resize:
    def __init__(self, r): self.r = r
    def __index__(self):
        b.clear()
        return self.r

try:
    b[Resize(3)] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
b[:] = b"abcdef"
try:
    b[0] = Resize(65)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(b)
b[:] = b"abcdef"
show(lambda: b[Resize(0):3])
b[:] = b"abcdef"
show(lambda: b.pop(Resize(2)))
b[:] = b"abcdef"
show(lambda: b.extend([1, Resize(2), 3]))
print(b)
b[:] = b"abcdef"
show(lambda: b.join([b"1", b"2"]))
b[:] = b"abcdef"
try:
    b[1:3] = [Resize(9), 8]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(b)

class Buf:
    def __buffer__(self, flags):
        b.append(1) if len(b) < 100 else None
        return memoryview(b"buf")

b[:] = b"ab"
show(lambda: b + Buf())
show(lambda: b.find(Buf()))
show(lambda: b.startswith(Buf()))
try:
    b += Buf()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(len(b))
