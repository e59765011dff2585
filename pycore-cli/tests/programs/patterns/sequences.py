# Sequence patterns with stars on all kinds of objects.
def f(x):
    match x:
        case []:
            return "empty"
        case [1, *rest]:
            return "starts with 1", rest
        case [*init, 9]:
            return "ends with 9", init
        case [a, *_, b] if a == b:
            return "same ends"
        case [_, _]:
            return "two"
        case [[a, b], *_]:
            return "nested", a, b
        case [*_]:
            return "sequence"
        case _:
            return "no sequence"

for x in [], (), [1], [1, 2, 3], (5, 9), [4, 0, 4], [2, 3], [[1, 2], 3, 4], [7, 8,
        6], "ab", b"ab", bytearray(b"a"), range(2), range(1, 4), {1, 2}, {1: 2}, iter([1]), memoryview(b"ab"), 5, None:
    print(type(x).__name__, f(x))

class NotSeq:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError

print(f(NotSeq()))

class L(list):
    pass

class T(tuple):
    pass

print(f(L([1, 5])), f(T((2, 2, 2))))
