# Times of the day.
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
time(24)
time(0,60)
time(0,0,60)
time(0,0,0,1000000)
time(0,0,0,0,1)
time(fold=2)
time(-1)
time(1,2,3,4,None,0)
time(x=1)
time(1)<1
time(b'\\0\\0\\0\\0\\0\\0',3)
time(b'\\0\\0\\0\\0\\0\\0')
time(1).__lt__(3)
time(second=1.5)
setattr(timedelta(1),'days',1)
""".strip().splitlines():
    show(expression)
