# Domain, range and type errors of the module math.
import math


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: math.sqrt(-1))
show(lambda: math.log(0))
show(lambda: math.log(-1))
show(lambda: math.log(0.0))
show(lambda: math.log(5, 0))
show(lambda: math.log(5, 1))
show(lambda: math.exp(1000))
show(lambda: math.acos(2))
show(lambda: math.gamma(0))
show(lambda: math.gamma(-1))
show(lambda: math.factorial(-1))
show(lambda: math.factorial(1.5))
show(lambda: math.isqrt(-1))
show(lambda: math.isqrt(1.5))
show(lambda: math.comb(-1, 2))
show(lambda: math.comb(5, "a"))
show(lambda: math.floor(math.nan))
show(lambda: math.ceil(math.inf))
show(lambda: math.trunc("a"))
show(lambda: math.fmod(1, 0))
show(lambda: math.pow(0, -1))
show(lambda: math.pow(-1, 0.5))
show(lambda: math.ldexp(1, 5000))
show(lambda: math.sqrt("a"))
show(lambda: math.sqrt())
show(lambda: math.gcd(1.5))
show(lambda: math.dist([1], [1, 2]))
show(lambda: math.prod(["a", "b"]))
show(lambda: math.sumprod([1], [1, 2]))
show(lambda: math.nope)
show(lambda: math.hypot("a"))
show(lambda: math.fsum([1e308, 1e308]))
show(lambda: math.log2(-1))
show(lambda: math.atanh(1))
show(lambda: math.cosh(1000))
show(lambda: math.perm(3, -1))
show(lambda: math.isclose(1, 1, rel_tol=-1))
show(lambda: math.sqrt(10**400))
show(lambda: math.log(10**400) > 900)
show(lambda: math.remainder(1, 0))
show(lambda: math.fma(math.inf, 0, 1))
show(lambda: math.sin(math.inf))
show(lambda: math.ldexp(1, 2**70))
show(lambda: math.factorial(2**70))

class F:
    def __float__(self): return 4.0

class I:
    def __index__(self): return 4

class Fl:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"

print(math.sqrt(F()), math.sqrt(I()), math.floor(Fl()), math.ceil(Fl()), math.trunc(Fl()), math.floor(F()),
    math.factorial(I()), math.log(I()) == math.log(4))
