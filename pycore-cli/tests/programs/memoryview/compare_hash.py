# Equality, hash and order.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


m = memoryview(b"abc")
print(m == b"abc", m == bytearray(b"abc"), m == memoryview(b"abc"), m != b"abd", m == "abc", m == [97, 98, 99],
    b"abc" == m, m.cast("c") == m, memoryview(b"\1\0").cast("h") == memoryview(b"\1"))
print(hash(m) == hash(b"abc"), {m: 1}[b"abc"], m.cast("c").tolist(), m in [b"abc"], m.index(98), m.count(97))
show(lambda: hash(memoryview(bytearray(b"a"))))
show(lambda: hash(memoryview(b"ab").cast("h")))
show(lambda: m < b"abd")
show(lambda: m + b"a")
show(lambda: m * 2)
show(lambda: m.index(5))
show(lambda: m.toreadonly().readonly)
show(lambda: memoryview(bytearray(b"a")).toreadonly()[0:1].tobytes())
