# Plus, times, in and comparison.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(b"a" + b"b", b"ab" * 3, 2 * b"x", b"x" * -1, b"a" in b"abc", 97 in b"abc", b"" in b"", 255 in b"\xff",
    b"a" < b"b", b"a" == b"a", b"a" != bytearray(b"a"), b"a" + bytearray(b"b"))
show(lambda: b"a" + "b")
show(lambda: "b" + b"a")
show(lambda: b"a" + 1)
show(lambda: b"a" * 1.5)
show(lambda: b"a" * 2**63)
show(lambda: "a" in b"abc")
show(lambda: 256 in b"abc")
show(lambda: -1 in b"a")
show(lambda: None in b"a")
show(lambda: b"a" < "a")
show(lambda: b"a" == "a")
show(lambda: b"a" + memoryview(b"b"))
show(lambda: b"a" < memoryview(b"b"))
show(lambda: -b"a")
