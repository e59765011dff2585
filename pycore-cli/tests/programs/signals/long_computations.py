# Computations of large integers are given up when a handler raises.
import _signal
import math
import sys


class Enough(Exception):
    pass


def handler(number, frame):
    raise Enough


_signal.signal(_signal.SIGALRM, handler)
sys.set_int_max_str_digits(0)
large, other = 10**1000000, 10**1000 + 7
text = "7" * 1000000


def interrupted(name, compute):
    _signal.setitimer(_signal.ITIMER_REAL, 0.05)
    try:
        compute()
    except Enough:
        print(name, "is interrupted")
    else:
        print(name, "ends")
    _signal.setitimer(_signal.ITIMER_REAL, 0)


interrupted("a power", lambda: 3 ** (2 * 10**7))
interrupted("a power modulo a number", lambda: pow(3, 10**300000, other))
interrupted("products", lambda: [large * large for _ in range(10**6)])
interrupted("a factorial", lambda: math.factorial(2 * 10**6))
interrupted("combinations", lambda: math.comb(2 * 10**6, 10**6))
interrupted("permutations", lambda: math.perm(2 * 10**6))
interrupted("digits", lambda: [int(text) for _ in range(10**6)])
print(3**1000000 == 9**500000, (large + 1) * (large - 1) == large * large - 1)
print(int(text) % 1000, len(str(large)), divmod(large * large + 3, large) == (large, 3))
