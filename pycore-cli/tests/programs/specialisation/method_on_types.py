# Method calls at one site over built-in and user types.
def call(o):
    return o.m()

class A:
    def m(self): return "A"

class B(A): pass

class C:
    m = lambda self: "C lambda"

class D:
    def __init__(self): self.m = lambda: "D instance"

class E:
    m = len

class F:
    @staticmethod
    def m(): return "static"

class G:
    @classmethod
    def m(cls): return cls.__name__

class H:
    def __getattr__(self, n): return lambda: "getattr"

class I:
    __slots__ = ()
    def m(self): return "slots"

class J:
    class m:
        def __init__(self): self.made = True
        def __repr__(self): return "nested class"

class K:
    def m(self):
        yield "gen"

class N:
    def m(self, x=[]):
        x.append(1)
        return len(x)

class O:
    m = None

class P:
    @property
    def m(self): return lambda: "prop"

for cls in (A, B, C, D, E, F, G, H, I, J, K, N, O, P, int):
    r = None
    o = cls()
    for _ in range(60):
        try:
            r = call(o)
        except (TypeError, AttributeError) as error:
            r = str(error)
    print(list(r) if hasattr(r, "gi_code") else r, end="; ")
b = B()
log = []
for step in range(120):
    log.append(call(b))
    if step == 30: B.m = lambda self: "B own"
    if step == 60: del B.m
    if step == 90: A.m = lambda self: "A new"
    if step == 110: b.m = lambda: "instance"
print([log[i] for i in (0, 30, 31, 60, 61, 90, 91, 110, 111, 119)])
