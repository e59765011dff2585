# Functions of the module math with ordinary values; those that versions of the C library round differently are rounded.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.sin(1), math.cos(1), math.tan(1), math.exp(1),
    math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1), math.expm1(1), math.exp2(3),
    round(math.cbrt(27), 14))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fabs(-2), math.fmod(7, -3), math.modf(1.5),
    math.frexp(8.5), math.ldexp(0.5, 3), math.copysign(1, -0.0), math.hypot(3, 4), math.hypot(1, 2, 2),
    math.dist([0, 0], [3, 4]), math.atan2(1, -1), math.degrees(math.pi), math.radians(180))
print(math.factorial(20), math.gcd(12, 18), math.gcd(), math.gcd(0, 5, 10), math.lcm(4, 6), math.lcm(),
    math.comb(10, 3), math.perm(5, 2), math.perm(4), math.isqrt(17), math.isqrt(10**40), math.prod([1, 2, 3]),
    math.prod([], start=5), math.fsum([0.1] * 10), math.sumprod([1, 2], [3, 4.5]), math.fma(2.0, 3.0, 4.0))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10),
    math.isclose(1, 2, rel_tol=0.5), math.nextafter(1, 2), math.nextafter(1, 2, steps=3), math.ulp(1.0),
    math.remainder(5, 3), math.gamma(5), math.lgamma(5), math.erf(0.5), math.erfc(0.5), math.sinh(1),
    round(math.acosh(2), 14), math.asinh(1), round(math.atanh(0.5), 14), math.asin(1), math.acos(1), math.atan(1))
