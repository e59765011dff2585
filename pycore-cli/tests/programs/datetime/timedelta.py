# Durations: constructors, bounds, arithmetic, rounding.
from _datetime import *


class Zone(tzinfo):
    """A zone that says what it was given."""
    def __init__(self, **parts):
        self.__dict__.update(parts)

    def utcoffset(self, moment):
        return self.u

    def dst(self, moment):
        return self.d

    def tzname(self, moment):
        return self.n

    def __repr__(self):
        return "Zone()"


TZ = Zone
D = datetime(2000, 1, 1)


def show(expression):
    try:
        print(expression, "->", repr(eval(expression)))
    except Exception as error:
        print(expression, "->", type(error).__name__, error)


for expression in r"""
timedelta(1,2,3,4,5,6,7,8)
timedelta('a')
timedelta(days='a')
timedelta(x=1)
timedelta(days=10**9)
timedelta(days=10**30)
timedelta(days=1e300)
timedelta(days=float('inf'))
timedelta(days=float('nan'))
timedelta(days=-999999999)-timedelta(1)
timedelta.max*2
timedelta.max*1e300
timedelta(1)/0
timedelta(1)//0
timedelta(1)/0.0
timedelta(1)/timedelta(0)
timedelta(1)//timedelta(0)
timedelta(1)%timedelta(0)
divmod(timedelta(1),timedelta(0))
timedelta(1)*float('nan')
timedelta(1)*float('inf')
timedelta(1)/float('nan')
timedelta(1)*'a'
timedelta(1)+1
timedelta(1)<1
hash(timedelta(1))==hash(timedelta(1))
timedelta(1).__reduce__()
repr(timedelta(-1,5,6))
repr(timedelta())
str(timedelta(-1,5,6))
str(timedelta(12345,5))
timedelta(1)//timedelta(hours=5)
timedelta(1)/timedelta(hours=5)
divmod(timedelta(1),timedelta(hours=5))
timedelta(1)%timedelta(hours=5)
timedelta.resolution
timedelta(True)
timedelta(1)*True
timedelta(microseconds=0.5)
timedelta(microseconds=1.5)
timedelta(days=1,hours=.1234567)
timedelta(1)/3.3
timedelta(1)*3.3
timedelta(1)/7
timedelta(1)//7
timedelta.max+D
timedelta(1)-D
timedelta(hours=1).__reduce__()
timedelta(1)==1
timedelta(1)!=1
-timedelta.min
abs(timedelta(-1))
abs(timedelta.min)
timedelta.max/2
timedelta(weeks=10**30,days=-7*10**30)
timedelta(days=0.5,seconds=0.5,microseconds=0.5)
timedelta(days=1e-10, hours=1e10)
timedelta(milliseconds=1.0005)
timedelta(microseconds=2.5)
timedelta(microseconds=3.5)
timedelta(microseconds=-0.5)
timedelta(microseconds=1,milliseconds=0.0005)
timedelta(1).days.__class__
""".strip().splitlines():
    show(expression)
