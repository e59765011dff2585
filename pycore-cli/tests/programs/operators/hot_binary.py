# One binary operation with changing operand types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def op(a, b):
    return a + b, a * 2, b - a if not isinstance(a, (str, list, tuple)) else None

def loop(a, b, n=60):
    r = None
    for _ in range(n):
        r = op(a, b)
    return r

class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return ("V+", self.x)
    def __mul__(self, o): return "V*"
    def __rsub__(self, o): return "r-"
    def __sub__(self, o): return "V-"

for a, b in (1, 2), (1.5, 2.5), (1, 2.5), (2.5, 1), ("a", "b"), ([1], [2]), ((1,), (2,)), (True, 2), (2**70, 1), (1,
        2**70), (1j, 2), (V(1), V(2)), (-0.0, 0), (2**62, 2**62), (float("inf"), -1):
    print(loop(a, b))
show(lambda: loop(1, "a"))
show(lambda: loop("a", 1))
show(lambda: loop(None, None))
print(loop(3, 4))

def compare(a, b):
    return a < b, a == b, a >= b

def cloop(a, b):
    for _ in range(60):
        r = compare(a, b)
    return r

for a, b in (1, 2), (2.5, 1.5), ("a", "b"), (1, 1.0), (2**70, 2**70), ("a", "a"), ([1], [2]), (True, False), (1, True):
    print(cloop(a, b))
show(lambda: cloop(1, "a"))
