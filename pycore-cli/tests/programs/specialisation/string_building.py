# Text operators at one site with all storage widths.
def join(a, b):
    return a + b

def build(parts):
    s = ""
    for p in parts:
        s += p
        s += "|"
    return s

def times(s, n):
    return s * n

class S(str):
    def __add__(self, o): return "S+"

for a, b in ("a", "b"), ("", "b"), ("a", ""), ("a", "\u20ac"), ("\xe9", "\U0001f600"), (S("x"), "y"), ("x",
        S("y")), ("a", 5), (b"a", b"b"), ("a", None):
    r = None
    for _ in range(60):
        try:
            r = join(a, b)
        except TypeError as error:
            r = str(error)
    print(ascii(r), end="; ")
print(ascii(build(["a", "\xe9", "\u20ac"] * 3)), len(build(["ab"] * 500)), ascii(times("\u20ac", 3)),
    [times("ab", n) for n in (0, -1, 2)])

def shared():
    s = "start"
    keep = s
    for i in range(60):
        s += "x"
        if i == 30:
            keep = s
    return len(keep), len(s)

print(shared())

class Holder:
    s = "class"

h = Holder()
for _ in range(60):
    h.s += "!"
print(len(h.s), Holder.s)
