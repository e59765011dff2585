# Hashes of tuples, functions, classes, ranges, slices, None and others.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(hash(None), hash(()), hash((1, 2, 3)), hash(((1,), 2.5)), hash(range(5)), hash(range(0)), hash(slice(1, 2, 3)),
    hash(frozenset([1, 2])), hash(...) == hash(...), hash(int) == hash(int), hash(len) == hash(len), hash(True),
    hash("") , hash(b""))
for v in [], {}, set(), bytearray(), slice([]), ([],), memoryview(bytearray(b"a")), {}.keys():
    show(hash, v)

class A:
    def __hash__(self): return -1

class B:
    def __hash__(self): return 2**64 + 5

class C:
    def __hash__(self): return True

class D:
    def __hash__(self): return 1.5

class E:
    def __eq__(self, o): return True

class F(E):
    __hash__ = None

class G:
    def __hash__(self): raise ValueError("hash")

for c in A, B, C, D, E, F, G:
    show(lambda: hash(c()))
    show(lambda: {c(): 1} and "ok")
print(A().__hash__(), hash(A()), (lambda: 0).__hash__() is not None, E.__hash__, object.__hash__(A()) != 0)
