# Subscripts in a hot loop with changing containers and keys.
def get(c, k):
    return c[k]

class G:
    def __getitem__(self, k): return ("G", k)

class D(dict):
    def __missing__(self, k): return ("missing", k)

class L(list):
    def __getitem__(self, k): return ("L", k)

class Meta(type):
    def __getitem__(cls, k): return ("meta", k)

class M(metaclass=Meta): pass

def run(c, k, n=60):
    r = None
    for _ in range(n):
        try:
            r = get(c, k)
        except Exception as error:
            r = f"{type(error).__name__}: {error}"
    return r

a = [10, 20, 30]
for c, k in (a, 0), (a, 2), (a, 3), (a, -1), (a, True), (a, 2**70), (a, slice(0, 2)), ((1, 2), 1), ((1, 2),
        2), ((1, 2), -2), ("abc", 1), ("a\u20ac", 1), ("abc", 5), ("abc", slice(None, None, -1)), ({1: 2},
        1), ({1: 2}, 9), ({1: 2}, []), (D(), 5), (L([1]), 0), (G(), "k"), (M, 3), (b"ab", 0), (range(10, 20),
        3), (list, int), (5, 0), (None, 0), (bytearray(b"z"), 0), (memoryview(b"q"), 0), ({1, 2}, 0), (a, 1.5):
    print(ascii(run(c, k)), end="; ")
G.__getitem__ = lambda self, k: "changed"
print(run(G(), 1))
G.__getitem__ = classmethod(lambda cls, k: cls.__name__)
print(run(G(), 1))

def gen_item(self, k): yield k

G.__getitem__ = gen_item
print(list(run(G(), 1)))
del G.__getitem__
print(run(G(), 1))
