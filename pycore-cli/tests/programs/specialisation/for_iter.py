# For loops at one site over changing iterables.
def loop(it):
    out = []
    for x in it:
        out.append(x)
        if len(out) > 100:
            break
    else:
        out.append("else")
    return out

def gen(n):
    for i in range(n):
        yield i
    return "ignored"

class It:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

class Bad:
    def __iter__(self): return 5

class RaisesLater:
    def __iter__(self):
        yield 1
        raise KeyError("later")

for make in (lambda: [1, 2], lambda: (1, 2), lambda: range(2), lambda: gen(2), lambda: {1: 2}, lambda: {7},
        lambda: "ab", lambda: b"a", It, lambda: iter([1]), lambda: enumerate("a"), lambda: zip("a", "b"),
        lambda: map(str, [1]), lambda: {1: 2}.items(), lambda: reversed([1, 2]), Bad, RaisesLater, lambda: 5,
        lambda: range(2**70, 2**70 + 2), lambda: [], lambda: (), lambda: range(0), lambda: memoryview(b"a"),
        lambda: gen(200)):
    r = None
    for _ in range(40):
        try:
            r = loop(make())
        except Exception as error:
            r = f"{type(error).__name__}: {error}"
    print(r if len(r) < 50 or isinstance(r, str) else len(r), end="; ")
