# Time zones: fixed ones, those of the program, conversion between them.
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
datetime(2000,1,1,tzinfo=3)
datetime(2000,1,1)<datetime(2000,1,1,tzinfo=timezone.utc)
datetime(2000,1,1)-datetime(2000,1,1,tzinfo=timezone.utc)
time(1)<time(1,tzinfo=timezone.utc)
tzinfo().utcoffset(None)
tzinfo().tzname(None)
tzinfo().dst(None)
tzinfo().fromutc(None)
tzinfo().fromutc(datetime(2000,1,1))
timezone(1)
timezone()
timezone(timedelta(1))
timezone(timedelta(0),1)
timezone(timedelta(0))
timezone(timedelta(0),'x')
timezone(timedelta(hours=1),'x')
timezone(timedelta(hours=-1,seconds=1,microseconds=3))
str(timezone(timedelta(hours=-1,seconds=1,microseconds=3)))
str(timezone.utc)
timezone.utc.utcoffset(1)
timezone.utc.tzname(1)
timezone.utc.dst(1)
timezone.utc.fromutc(1)
timezone.utc.fromutc(datetime(2000,1,1))
datetime(2000,1,1).astimezone(1)
time().replace(tzinfo=3)
time(1,2,3,4,tzinfo=timezone.utc,fold=1).__reduce_ex__(4)
time(1,2,3,4,tzinfo=timezone.utc,fold=1).__reduce_ex__(2)
datetime(2000,1,1,1,2,3,4,tzinfo=timezone.utc,fold=1).__reduce_ex__(4)
datetime(2000,1,1,1,2,3,4,tzinfo=timezone.utc,fold=1).__reduce__()
timezone.utc.__reduce__()
timezone.utc.__getinitargs__()
tzinfo().__reduce__()
repr(time(1,2,fold=1,tzinfo=timezone.utc))
repr(datetime(2000,1,1,1,2,fold=1,tzinfo=timezone.utc))
time.min, time.max, time.resolution
datetime.min, datetime.max, datetime.resolution
date.min, date.max, date.resolution
timedelta.min, timedelta.max
timezone.min, timezone.max
datetime.min.astimezone(timezone(timedelta(hours=1)))
datetime.max.replace(tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=1)))
datetime(1,1,1,1,1,tzinfo=timezone(timedelta(hours=2)))<datetime(1,1,1,0,0,tzinfo=timezone.utc)
str(D.replace(tzinfo=TZ(u=timedelta(hours=-1),d=None)))
D.replace(tzinfo=TZ(u=None,d=timedelta(1))).timetuple()
D.replace(tzinfo=TZ(u=None,d=timedelta(hours=1))).timetuple()
hash(D.replace(tzinfo=timezone.utc))
hash(time(1,tzinfo=timezone.utc))
D.replace(tzinfo=TZ(u=None)).astimezone(timezone.utc)
D.replace(tzinfo=timezone.utc).astimezone()
timezone(timedelta(0)) is timezone.utc
timezone(timedelta(hours=1)) == timezone(timedelta(hours=1),'x')
timezone.utc == 1
timezone.utc < 1
hash(timezone.utc)==hash(timedelta(0))
timezone(timedelta(hours=1)).tzname(None)
timezone(timedelta(hours=-1,minutes=-30)).tzname(None)
timezone(timedelta(microseconds=5)).tzname(None)
repr(timezone(timedelta(hours=1)))
timezone(offset=timedelta(0),name='a')
timezone(timedelta(0),None)
datetime.combine(D,time(1,tzinfo=timezone.utc,fold=1))
datetime.combine(D,time(1,tzinfo=timezone.utc),None)
datetime.combine(D,time=time(1,tzinfo=timezone.utc),tzinfo=None)
object.__new__(tzinfo)
D.replace(tzinfo=TZ(u=timedelta(hours=5))).__eq__(D.replace(tzinfo=timezone.utc))
datetime(1,1,1,tzinfo=timezone(timedelta(hours=5)))-datetime(1,1,1,tzinfo=timezone.utc)
datetime(1,1,1,tzinfo=timezone(timedelta(hours=5))).astimezone(timezone.utc)
time(0,0,tzinfo=timezone(timedelta(hours=5)))<time(0,1,tzinfo=timezone.utc)
""".strip().splitlines():
    show(expression)
