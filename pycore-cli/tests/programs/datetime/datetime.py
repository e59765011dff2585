# Moments: constructors, arithmetic, comparison.
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
datetime(1,1)
datetime(2000,1,1,24)
datetime(2000,1,1,0,0,0,0,None,0)
datetime(2000,1,1,fold=3)
datetime(2000,1,1)<date(2000,1,1)
datetime(2000,1,1)==date(2000,1,1)
datetime.max+timedelta(1)
datetime(2000,1,1)-date(2000,1,1)
datetime.combine(1,2)
datetime.combine(date(2000,1,1),2)
datetime.combine(date(2000,1,1),time(),3)
repr(datetime(2000,1,1))
datetime(b'12345678901')
datetime(b'1234567890',3)
datetime(b'\\x07\\xd0\\x01\\x01\\0\\0\\0\\0\\0\\0',3)
datetime(b'\\x07\\xd0\\x01\\x01\\0\\0\\0\\0\\0\\0')
D.timetuple()
D+timedelta.max
D-timedelta.max
D.replace(1,2,3,4,5,6,7,None,1)
D.replace(year=None)
D.replace(hour=10**30)
datetime.combine(D)
D.__reduce_ex__('a')
D.fold.x
D.year.__class__
D.x
""".strip().splitlines():
    show(expression)


# Subclasses: which results are of the class, and which are plain.
class Day(date):
    def __new__(cls, *arguments):
        self = super().__new__(cls, *arguments)
        self.mark = len(arguments)
        return self


class Moment(datetime):
    pass


class Span(timedelta):
    pass


class Clock(time):
    pass


day, moment, span = Day(2000, 1, 31), Moment(2000, 1, 31, 1, 2, 3, 4, UTC, fold=1), Span(1)
values = (
    day + span, day - span, span + day, day - day, day.replace(day=1), Day.fromordinal(5),
    Day.today() >= day, Day.fromisoformat("2000-01-01"), Day.fromisocalendar(2000, 1, 1), Day.fromtimestamp(0),
    moment + span, moment - moment, moment.replace(day=1), moment.date(), moment.time(), moment.timetz(),
    moment.astimezone(timezone(timedelta(hours=1))), Moment.fromisoformat("2000-01-01T00:00Z"),
    Moment.fromordinal(5), Moment.fromisocalendar(2000, 1, 1), Moment.combine(day, time(1)),
    Moment.fromtimestamp(0, UTC), Moment.strptime("2000", "%Y"), span + span, span * 2, -span, +span, abs(span),
    Clock(1, fold=1).replace(hour=2), Clock.fromisoformat("01:02"), Clock(1).strftime("%H"),
    Day.strptime("2000 2", "%Y %d"), Clock.strptime("2", "%H"), Day.min, Moment.max, day.isocalendar(),
)
for value in values:
    print(type(value).__name__, repr(value), getattr(value, "fold", None), getattr(value, "mark", None))


# Moments whose offset depends on the fold are equal to none of another zone.
class Folding(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=moment.fold)

    def dst(self, moment):
        return timedelta(0)


ambiguous, plain = datetime(2000, 1, 1, tzinfo=Folding()), datetime(2000, 1, 1, tzinfo=UTC)
print(ambiguous == plain, ambiguous != plain, ambiguous <= plain, ambiguous - plain)
print(ambiguous == ambiguous.replace(fold=1), hash(ambiguous) == hash(ambiguous.replace(fold=1)))
print(hash(plain) == hash(plain.astimezone(timezone(timedelta(hours=3)))))
print({date(2000, 1, 1): 1, datetime(2000, 1, 1): 2, time(1): 3, timedelta(1): 4}[date(2000, 1, 1)])
