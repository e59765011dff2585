# Truth tests in a hot loop with changing types.
def truth(x):
    if x:
        return "T"
    return "F"

def both(x):
    return not x, x and 1, x or 2, bool(x)

class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v

class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n

class Plain: pass

for values in [True, False], [0, 1, 2**70], ["", "a"], [None], [[], [1]], [0.0, 1.5, float("nan")], [(), (1,)], [{},
        {1: 2}], [set(), {1}], [B(True), B(False)], [L(0), L(5)], [Plain()], [b"", b"x"], [0j, 1j], [range(0),
        range(1)], [int], [0, "", None, 1, "x", [1], B(False)]:
    out = ""
    for _ in range(20):
        out = "".join(truth(v) for v in values)
    print(out, [both(v)[0] for v in values])
B.__bool__ = lambda self: not self.v
print(truth(B(True)), [truth(B(False)) for _ in range(60)][-1])
del B.__bool__
print([truth(B(False)) for _ in range(60)][-1])
B.__len__ = lambda self: 0
print([truth(B(1)) for _ in range(60)][-1])
Plain.__bool__ = lambda self: 5
try:
    truth(Plain())
except TypeError as error:
    print(error)
n = 0
while n < 100 and not (n > 90):
    n += 1 if n % 2 else 3
print(n)
