# From counts, iterables, buffers, text and objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Bytes:
    def __init__(self, result):
        self.result = result
    def __bytes__(self):
        return self.result

class Index:
    def __index__(self):
        return 3

class Sub(bytes):
    pass

for arguments in ((), (3,), ([1, 2],), ((255, True),), (range(3),), (b"ab",), (bytearray(b"x"),),
    (memoryview(b"yz"),), ("ab", "utf-8"), ("\u20ac", "latin-1"),
                  ("\u20ac", "ascii", "replace"), ("ab",), (-1,), (2**70,), ([256],), ([-1],), (["a"],), ([1.5],),
                      (1.5,), (None,), (Bytes(b"z"),), (Bytes("z"),),
                  (Bytes(Sub(b"s")),), (Index(),), ([Index()],), (1, "utf-8"), (b"a", "utf-8"), ("a", 1),
                          (iter([1, 2]),), ({1: 2},), (5, 6, 7, 8)):
    show(bytes, *arguments)
show(lambda: bytes(source="a", encoding="ascii"))
show(lambda: bytes(errors="x"))
show(lambda: bytes(encoding="ascii"))
show(lambda: bytes("a", errors="strict"))
show(lambda: bytes(foo=1))
