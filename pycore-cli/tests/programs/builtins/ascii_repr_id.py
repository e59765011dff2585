# Repr, ascii, id, hash, bin, hex, oct, chr, ord, len.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(repr("\u20ac") == "'\u20ac'", ascii("\u20ac\n"), ascii(["\xe9"]), bin(10), hex(-255), oct(8), len("\U0001f600"),
    id(None) == id(None), len({1: 2}), len(range(10)), len(b"ab"))

class R:
    def __repr__(self): return "\u20acr"

print(ascii(R()), ascii([R()]))

class Bad:
    def __repr__(self): return 5
    def __len__(self): return -5
    def __index__(self): return "x"

show(lambda: ascii(Bad()))
show(lambda: repr(Bad()))
show(lambda: len(Bad()))
show(lambda: bin(Bad()))
show(lambda: len(5))
show(lambda: ascii())
show(lambda: id())
show(lambda: repr(1, 2))

def loop():
    a = []
    a.append(a)
    d = {}
    d[1] = d
    return a, d, (a, d)

print(loop())
