# Pass, ellipsis, docstrings, several statements on a line.
"""Module text."""
pass; pass
...
1; "x"; [2]
x = 1; y = 2; print(x, y)
if x: z = 3; w = 4
print(z, w, __doc__)

def f(): "doc"; return 1

def g(): ...

def h():
    pass

class C: x = 1; y = 2

class D: "doc of D"

class E: ...

print(f(), f.__doc__, g(), h(), C.y, D.__doc__, E.__doc__, g.__doc__)
lambda: 0
(yield_ := 5)

def i():
    """Indented
        text
      here.
    """

print(repr(i.__doc__))

def j():
    f"not a docstring"

def k():
    b"not either"

print(j.__doc__, k.__doc__)

async def l(): "async doc"

print(l.__doc__)
if True:
    def nested(): return "nested"
else:
    def nested(): return "other"
print(nested(), \
      "continued", (1 +
      2))
print(1_000, 0x_ff, 0b1_0, 1_0.5e1_0, 0o17, 00, 1j, .5, 5., 1e3)
