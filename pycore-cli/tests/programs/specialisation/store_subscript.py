# Item assignment in a hot loop with changing containers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def put(c, k, v):
    c[k] = v
    return c

class S:
    log = None
    def __setitem__(self, k, v): self.log = (k, v)

class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)

def run(c, k, v, n=60):
    for _ in range(n):
        try:
            put(c, k, v)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return c.log if isinstance(c, S) else c

for c, k, v in ([1, 2], 0, 9), ([1, 2], -1, 9), ([1, 2], 2, 9), ([1, 2], True, 9), ([1, 2], slice(0, 1), "ab"), ({},
        "a", 1), ({}, [], 1), (D(), 1, 5), (S(), 1, 2), (bytearray(b"ab"), 0, 65), (bytearray(b"ab"), 0, 300), ((1,),
        0, 1), ("ab", 0, "c"), (None, 0, 1), (5, 0, 1), (int, 0, 1), ([1], "x", 1), ([1], 2**70, 1):
    print(run(c, k, v), end="; ")
print()

def delete(c, k):
    del c[k]
    return c

for c, k in ([1, 2], 0), ({1: 2}, 1), ({1: 2}, 5), ([1], 5), ((1,), 0), (S(), 1), ("a", 0), (bytearray(b"ab"),
        0), ([1, 2, 3], slice(1, None)):
    show(delete, c, k)
