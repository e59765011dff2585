# Class patterns with positional and keyword parts.
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y

class Q(P):
    pass

class NoArgs:
    z = 1

def f(v):
    match v:
        case P(0, 0):
            return "origin"
        case P(x, y=1):
            return "y is 1", x
        case Q():
            return "Q"
        case P(P(a, _), b):
            return "nested", a, b
        case P(x=int(n)):
            return "int x", n
        case P():
            return "P"
        case NoArgs(z=z):
            return "z", z
        case int() | float():
            return "number"
        case str(s):
            return "str", s
        case bool(b):
            return "never"
        case tuple((a, b)):
            return "tuple", a, b
        case dict(d):
            return "dict", len(d)
        case _:
            return "other"

for v in P(0, 0), P(5, 1), Q(5, 1), Q(2, 3), P(P(1, 2), 3), P(7, 8), P("a", "b"), NoArgs(), 5, 2.5, True, "s", (1,
        2), {1: 2}, None, [1]:
    print(f(v))
