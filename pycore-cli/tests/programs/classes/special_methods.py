# Str, repr, format, bool, len, hash, call, index, contains on a class.
class A:
    def __repr__(self): return "A()"
    def __len__(self): return 3
    def __contains__(self, x): return x == 1
    def __getitem__(self, i): return [10, 20, 30][i]
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
    def __iter__(self): return iter((7, 8))
    def __reversed__(self): return iter((8, 7))
    def __call__(self, *a): return a
    def __index__(self): return 2
    def __hash__(self): return 99
    def __bytes__(self): return b"bytes"
    def __format__(self, spec): return "fmt " + spec
    def __int__(self): return 4
    def __float__(self): return 4.5
    def __complex__(self): return 4j
    def __round__(self, n=None): return "round", n
    def __trunc__(self): return "trunc"
    def __length_hint__(self): return 5
    def __divmod__(self, o): return "divmod", o
    def __pow__(self, o, m=None): return "pow", o, m
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __invert__(self): return "invert"
    def __sizeof__(self): return 1000

a = A()
print(a, str(a), len(a), 1 in a, 2 in a, a[1], list(a), list(reversed(a)), a(1, 2), [0, 1, 2, 3][a], hash(a),
    bytes(a), f"{a:x}", int(a), float(a), complex(a), round(a), round(a, 2), divmod(a, 1), pow(a, 2, 3), a ** 5,
        abs(a), -a, ~a, bool(a), hex(a), a.__sizeof__())
a[0] = 1
del a[0]
