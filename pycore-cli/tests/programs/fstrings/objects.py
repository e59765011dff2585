# __format__ of classes and the order of evaluation.
class A:
    def __init__(self, n): self.n = n
    def __format__(self, spec): return f"<{self.n}:{spec}>"
    def __repr__(self): return f"R{self.n}"

def note(x):
    print("eval", x, end="; ")
    return x

print(f"{A(1)} {A(2):abc} {A(3)!r} {A(4)!r:>5} {A(5):{note('w')}{note('p')}}")
print(f"{note(1)}{note(2):{note(3)}}{note(4)!r}")

class S(str):
    def __format__(self, spec): return "S-format"
    def __str__(self): return "S-str"

print(f"{S('a')} {S('b')!s} {S('c')!r} {'%s' % S('d')} {S('e'):5}")

class I(int):
    def __str__(self): return "I-str"

print(f"{I(5)} {I(5):d} {I(5)!s}", f"{True} {True:d} {True:5}", f"{1.0} {1e100} {1j}")
print([f"{i}{c}" for i in range(3) for c in "ab"], {f"k{i}": f"{i:02}" for i in range(3)}, (lambda: f"{__name__}")())

def hot():
    out = []
    for v in [1, 1.5, "s", None, [1], I(2), S("x"), True] * 10:
        out.append(f"<{v}>")
    return out[:8], len("".join(out))

print(hot())
