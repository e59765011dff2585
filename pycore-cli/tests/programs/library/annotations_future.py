# Annotations as text.
from __future__ import annotations
x: int | undefined = 5

def f(a: list[b], *c: 1 + 2, d: "quoted" = 3) -> lambda y: y: pass

class K:
    a: Unknown[int]
    b: x.y.z = 1

print(f.__annotations__, K.__annotations__, __annotations__)
print(f.__annotate__ is None, f.__annotations__["d"])
