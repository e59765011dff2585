# Infinities, nan and signed zeros in the module math.
import math
inf, nan = math.inf, math.nan
for name in ("sqrt", "exp", "log", "log2", "log1p", "expm1", "sin", "tan", "atan", "sinh", "tanh", "asinh", "fabs",
        "cbrt", "erf", "gamma", "lgamma", "ulp", "degrees", "exp2", "acosh", "modf", "frexp", "floor"):
    row = []
    for v in 0.0, -0.0, inf, -inf, nan, 1e-300:
        try:
            row.append(getattr(math, name)(v))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(name, row)
for name in "atan2", "copysign", "fmod", "pow", "hypot", "remainder", "nextafter":
    row = []
    for a, b in (0.0, -0.0), (-0.0, 0.0), (inf, 1), (1, inf), (-inf, -inf), (nan, 0), (0, nan), (1, -inf):
        try:
            row.append(getattr(math, name)(a, b))
        except (ValueError, OverflowError) as error:
            row.append(type(error).__name__)
    print(name, row)
