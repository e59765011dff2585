# Timestamps and local time.
import posix
import time as clock
from _datetime import *

posix.putenv("TZ", "UTC")
clock.tzset()


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
date.fromtimestamp(1e20)
date.fromtimestamp(10**30)
date.fromtimestamp('a')
datetime.fromtimestamp(1e300)
datetime.fromtimestamp(10**15)
datetime.fromtimestamp(float('nan'))
datetime.fromtimestamp(-10**15)
datetime.fromtimestamp(0,3)
datetime.now(3)
datetime.now(tz=None,x=1)
datetime(1,1,1).timestamp()
datetime(1,1,1,tzinfo=timezone.utc).timestamp()
datetime(9999,12,31,23,59,59,999999).timestamp()
datetime.fromtimestamp(0.0000005,timezone.utc)
datetime.fromtimestamp(0.0000015,timezone.utc)
datetime.fromtimestamp(-0.0000005,timezone.utc)
datetime.fromtimestamp(1.9999999,timezone.utc)
datetime.fromtimestamp(1e9+0.1234565,timezone.utc)
datetime.fromtimestamp(timestamp=1)
date.fromtimestamp(1.9)
date.fromtimestamp(-0.9)
date.today(1)
datetime(1,1,1,tzinfo=timezone(timedelta(hours=5))).timestamp()
datetime.fromtimestamp(float('inf'))
datetime.fromtimestamp(10**30)
datetime.fromtimestamp(67768036191676800)
datetime.fromtimestamp(253402300799.9999999,timezone.utc)
datetime.fromtimestamp(None)
date.fromtimestamp()
""".strip().splitlines():
    show(expression)


# Local time where clocks are set forward and back: a gap and a fold.
posix.putenv("TZ", "EST+05EDT,M3.2.0,M11.1.0")
clock.tzset()
for moment in (datetime(2016, 3, 13, 2, 30), datetime(2016, 11, 6, 1, 30), datetime(2016, 7, 1)):
    for fold in 0, 1:
        moment = moment.replace(fold=fold)
        local = moment.astimezone()
        print(repr(moment), moment.timestamp(), repr(local), local.tzname(), local.fold)
        again = datetime.fromtimestamp(moment.timestamp())
        print(repr(again), again.timestamp() == moment.timestamp(), again.astimezone(timezone.utc))
for seconds in 1478410200, 1478413800, 1457854200, 1457850600, -1, -0.5, 0, 2**33:
    print(seconds, repr(datetime.fromtimestamp(seconds)), repr(date.fromtimestamp(seconds)))
    print(repr(datetime.fromtimestamp(seconds, timezone.utc)))
now = datetime.now()
print(abs(now.timestamp() - clock.time()) < 60, now.tzinfo)
print(abs(datetime.now(UTC).timestamp() - clock.time()) < 60)
