# Sums of products, and functions that look for methods in classes only.
import math

print(math.sumprod([1e16, 1.0, -1e16], [1.0] * 3), math.sumprod([1e16, 1.0, 1e-20, -1e16, -1.0], [1.0] * 5))
state = 1


def number():
    global state
    state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
    return math.ldexp((state >> 11) - (1 << 52), (state & 63) - 80)


for _ in range(60):
    x, y = [number() for _ in range(8)], [number() for _ in range(8)]
    x, y = x + x, y + [-v * (1 + 2 ** -52) for v in y]
    print(math.sumprod(x, y).hex())


class Plain:
    pass


plain = Plain()
plain.__ceil__ = plain.__floor__ = plain.__trunc__ = lambda *arguments: arguments
for function in math.ceil, math.floor, math.trunc:
    try:
        print(function(plain))
    except TypeError as error:
        print(error)
