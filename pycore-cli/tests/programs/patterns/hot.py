# A match statement in a hot loop with changing subjects.
class Add:
    __match_args__ = ("l", "r")
    def __init__(self, l, r): self.l, self.r = l, r

class Mul(Add):
    pass

class Num:
    __match_args__ = ("n",)
    def __init__(self, n): self.n = n

def ev(e):
    match e:
        case Mul(l, r):
            return ev(l) * ev(r)
        case Add(l, r):
            return ev(l) + ev(r)
        case Num(n) | int(n):
            return n
        case ["neg", x]:
            return -ev(x)
        case {"abs": x, **rest} if not rest:
            return abs(ev(x))
        case str() if e.isdigit():
            return int(e)

e = Add(Num(2), Mul(Num(3), ["neg", Add("4", {"abs": -5})]))
print([ev(e) for _ in range(60)][-1], ev(Add(1, Num(0.5))), ev(Num([])), ev("x"))

def kind(x):
    match x:
        case 0 | 1 | 2: return "low"
        case int(): return "int"
        case [_, *_]: return "seq"
        case _: return "?"

print("".join(kind(x)[0] for x in [0, 5, [1], "", 2, (), (1,), None] * 20))
