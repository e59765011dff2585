# Hashing, single bytes and the empty bytes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(hash(b"abc") == hash(bytes([97, 98, 99])), hash(b"") == hash(""), hash(b"abc") == hash("abc"),
    bytes() is b""[:0], bytes([97]) is b"xa"[1:], {b"a": 1}.get(b"a"))
show(lambda: hash(bytearray(b"a")))
print(sorted([b"b", b"", b"ab", b"a\0", b"\xff"]), max(b"abc"), min([b"b", b"a"]), sum(b"abc"),
    list(reversed(b"abc")), [*b"ab"])
it = iter(b"abc")
print(next(it), it.__length_hint__(), list(it), it.__length_hint__(), type(it).__name__)
a, *rest = b"xyz"
print(a, rest, b"abc".__contains__(97), b"abc".__len__(), b"a".__getnewargs__(), b"abc".__sizeof__() - b"".__sizeof__())
