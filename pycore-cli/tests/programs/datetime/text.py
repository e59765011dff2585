# Dates and times to text and from text.
import sys
from _datetime import *

sys.stdout.reconfigure(errors="backslashreplace")


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
date.fromisoformat('2000')
date.fromisoformat(1)
date.fromisoformat('2000-13-01')
date.fromisoformat('2000-W99-1')
date.fromisoformat('2000-1\\ud800-01')
time.fromisoformat('25')
time.fromisoformat('24:00')
time.fromisoformat('1')
time.fromisoformat(1)
datetime.fromisoformat('2000-01-01T24:00')
datetime.fromisoformat('2000-01-01T24:01')
datetime.fromisoformat('9999-12-31T24:00')
datetime.fromisoformat('2000-12-31T24:00:00.000')
datetime.fromisoformat(1)
datetime.fromisoformat('2000-01-01T')
datetime.fromisoformat('2000-01-01T00:00+24:00')
datetime.fromisoformat('2000-01-01T00:00+23:60')
datetime.fromisoformat('2000-02-30T00:00')
date.fromisocalendar(2000,54,1)
date.fromisocalendar(2000,1,8)
date.fromisocalendar(0,1,1)
date.fromisocalendar(10**20,1,1)
date.fromisocalendar(9999,52,7)
datetime.fromisocalendar('a',1,1)
datetime(2000,1,1).isoformat(1)
datetime(2000,1,1).isoformat('ab')
datetime(2000,1,1).isoformat(timespec='x')
time().isoformat(timespec='x')
time().isoformat(timespec=1)
date(2000,1,1).strftime(1)
date(2000,1,1).strftime()
datetime.strptime(1,2)
datetime.strptime('2','%Y')
date.strptime('2','%Y')
time.strptime('25','%H')
time.strptime('2','%H')
format(date(2000,1,1),3)
date(2000,1,1).__format__(3)
date(2000,1,1).isocalendar()
repr(date(2000,1,1).isocalendar())
date(2000,1,1).isocalendar().__reduce__()
type(date(2000,1,1).isocalendar())(1,2,3)
type(date(2000,1,1).isocalendar())(1,2)
D.isoformat('\\ud800')
D.isoformat(sep='T',timespec='auto')
[D.replace(microsecond=1).isoformat(timespec=x) for x in 'auto hours minutes seconds'.split()]
[D.replace(microsecond=1,tzinfo=UTC).isoformat(timespec=x) for x in 'milliseconds microseconds'.split()]
D.replace(tzinfo=timezone(timedelta(seconds=-1))).isoformat()
D.replace(tzinfo=TZ(u=timedelta(hours=1),d=timedelta(hours=1))).utctimetuple()
D.ctime()
date(2000,1,1).ctime()
D.__format__('')
datetime.fromisocalendar(year=2000,week=1,day=1)
date.fromisocalendar(1,2)
date.fromisocalendar(1,2,3,4)
date.fromisocalendar(1,2,x=3)
datetime.strptime('x')
D.strftime(format='%Y')
D.strftime('%Y\\0%m')
D.strftime('%\\ud800Y')
date.strftime(D,'%H')
type(D.isocalendar()).__name__
D.isocalendar()==(1999,52,6)
D.isocalendar()[:]
date.max.isocalendar()
date.min.isocalendar()
datetime(1,1,1,tzinfo=timezone(timedelta(hours=5))).utctimetuple()
time.fromisoformat()
date.fromisoformat('2000-01-01','')
""".strip().splitlines():
    show(expression)


# The grammar of ISO 8601, as far as it is read.
TIMES = """
12:+01:00
12:30:+01:00
12:30:00:+01:00
12:30:00.+01:00
12:30:00.5+01:00
12.5
12:30.5
12:30,5
1230.5
123000.5
123000,1234567
12:3000
1230:00
12:30:00.123a
12:30:00a
12a
12:
12:30:00+
12:30:00+1
12:30:00+01
12:30:00+010
12:30:00+0100
12:30:00+01:0
12:30:00+01:00:00.5
12:30:00+01:00.5
12:30:00+01.5
12:30:00Z
12:30:00Zz
12:30Z
12Z
12:30:00-Z
12:30:00+01:00Z
12:30:00+00:60
12:30:00+00:00:60
12:30:00+00:99:99
12:30:00-00:00
12:30:00+00:00:00.000001
12:30:00.1234567+00:00
12:30:00.123456a
12:30:00.12345a7
12:30:00.a
12:30:00 
T12
TT12
T
24
24:00:00.000000
24:00:00.000001
24:00+01:00
24:60
23:60
23:59:60
1a
-1
+1
12+
12-
12+24
12:30:00+01:00:00:00
12:30:00+01:00:
12:30:00+0100:00
12:30:00+01:0000
123
12345
1:30
12::30
12:30::00
12:30:00+01:00.
12:30:00+01:00:00.
12:30:00+01:00:00.1234567
12:30:00+01:00:00,1234567
12z
12:30:00z
"""
for text in TIMES[1:-1].splitlines():
    show(f"time.fromisoformat({text!r})")
    show(f"datetime.fromisoformat({'2000-01-31T' + text!r})")
for text in """
2020-W01 2020-W01-3 2020W01 2020W013 2020W54 2020-W013 2020W01-3 2020-0101 202001-01 2020-01-1 0000-01-01 0000-W01-1
9999-W52-7 2020-001 20200 2020-01-01- 2020-02-30
2020-W01T12 2020-W01-12 2020-W01-1T12 2020-W01-1- 
2020W01T12 2020W0112 2020W01112 2020W011212 2020W01.12 2020-01-01\u20ac12:30
2020-02-30T24:00 2020-12-31T24:00 9999-12-31T24:00 2020-02-30T24:01
""".split():
    show(f"date.fromisoformat({text!r})")
    show(f"datetime.fromisoformat({text!r})")
