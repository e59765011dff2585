# cmath: every function on the grid of special values and on ordinary ones, signs of zeros included; errors
import cmath

INF, NAN = float("inf"), float("nan")
PARTS = [-INF, -1e308, -2.3, -1.0, -1e-310, -0.0, 0.0, 1e-310, 0.5, 1.0, 2.3, 1e308, INF, NAN]
ONE = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt",
       "tan", "tanh", "phase", "polar", "isfinite", "isinf", "isnan"]


def outcome(function, *arguments):
    try:
        value = function(*arguments)
    except (ArithmeticError, ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    # The C library decides about the last bit.
    def part(x):
        return f"{x:.12g}" if isinstance(x, float) else repr(x)
    if isinstance(value, complex):
        return f"{part(value.real)} {part(value.imag)}"
    return " ".join(map(part, value)) if isinstance(value, tuple) else part(value)


for name in ONE:
    function = getattr(cmath, name)
    print(name)
    for x in PARTS:
        print("  ", "; ".join(outcome(function, complex(x, y)) for y in PARTS))
print("rect")
for x in PARTS:
    print("  ", "; ".join(outcome(cmath.rect, x, y) for y in PARTS))



class WithComplex:
    def __complex__(self):
        return 3 + 4j


class WithFloat:
    def __float__(self):
        return 9.0


class WithIndex:
    def __index__(self):
        return 16


for number in (WithComplex(), WithFloat(), WithIndex(), True, 10**400, "4", None):
    print(outcome(cmath.sqrt, number))
print(outcome(cmath.log, 8, 2), outcome(cmath.log, 8, 1), outcome(cmath.log, 0, 2), outcome(cmath.log, 2, 0))
print(outcome(cmath.log, 2, None), outcome(cmath.rect, 1j, 1), outcome(cmath.rect, 1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=0.1))
print(cmath.isclose(INF, INF), cmath.isclose(INF, 1e308), cmath.isclose(NAN, NAN), cmath.isclose(0, 1e-5, abs_tol=1e-4))
for arguments, names in (((1, 2), {"rel_tol": -1}), ((1, 2, 3), {}), ((1,), {})):
    try:
        print(cmath.isclose(*arguments, **names))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
