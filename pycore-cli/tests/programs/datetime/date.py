# Dates: constructors, ordinals, weeks, arithmetic.
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
date()
date(2000)
date(0,1,1)
date(10000,1,1)
date(2000,13,1)
date(2000,2,30)
date(2000,1,0)
date(10**20,1,1)
date(1.0,1,1)
date('a',1,1)
date(b'a')
date(b'abcd')
date('abcd')
date(1,2,3,4)
date(2000,1,1,x=1)
date(2000,1,1)<1
date(2000,1,1)<datetime(2000,1,1)
date.max+timedelta(1)
date.min-timedelta(1)
date(2000,1,1)-1
date(2000,1,1)-datetime(2000,1,1)
date.fromordinal(0)
date.fromordinal(10**10)
date.fromordinal(4000000)
date(2000,1,1).replace(0)
date(2000,1,1).replace(day=40)
date(2000,1,1).replace(x=40)
date(2000,1,1).__replace__(day=4)
date(2000,1,1).__reduce__()
date(b'\\x07\\xd0\\x01\\x01')
date('\\x07\\xd0\\x01\\x01')
date('\\x07\\u1234\\x01\\x01')
int.__rsub__(1,timedelta(1))
f'{D:%Y}'
date(10**10,1,1)
date(-10**10,1,1)
date.fromordinal('a')
date.fromordinal(1.5)
date.__sub__(date(1,1,1),1)
date(1,1,1)==None
date.__new__()
date.__new__(1)
date.__new__(int)
type(date.year).__name__
setattr(D,'year',1)
setattr(date,'x',1)
""".strip().splitlines():
    show(expression)
