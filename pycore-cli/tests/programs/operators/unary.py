# Unary operators on classes and built-in types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"

class E: pass

print(-U(), +U(), ~U(), abs(U()), not U(), -5, +True, ~7, -2.5, +1j, abs(-3), abs(-0.0), -(-2**63), ~-1)
for v in E(), "a", [], None, (), {}, b"", range(1):
    for f in (lambda: -v, lambda: +v, lambda: ~v, lambda: abs(v)):
        try:
            print(f())
        except TypeError as error:
            print(error)
show(lambda: ~1.5)
show(lambda: ~1j)

class Bad:
    def __bool__(self): raise ValueError("bool")
    def __neg__(self): raise KeyError("neg")

show(lambda: not Bad())
show(lambda: -Bad())
show(lambda: 1 if Bad() else 2)
show(lambda: Bad() and 1)
show(lambda: [1 for _ in "a" if Bad()])
