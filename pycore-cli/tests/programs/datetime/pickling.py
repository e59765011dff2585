# Dates and times pickled and copied, and states that pickles of old or of somebody else hold.
import copy
import pickle
from _datetime import *


class Zone(tzinfo):
    def __init__(self, offset=0):
        self.offset = offset

    def __getinitargs__(self):
        return (self.offset,)

    def __repr__(self):
        return f"Zone({self.offset})"


values = [
    date(2000, 1, 2), time(1, 2, 3, 4), time(1, fold=1), time(1, tzinfo=UTC), datetime(2000, 1, 2, 3, 4, 5, 6),
    datetime(2000, 1, 2, fold=1, tzinfo=timezone(timedelta(hours=1), "x")), timedelta(1, 2, 3), UTC,
    timezone(timedelta(hours=-1)), Zone(3), datetime(2000, 1, 1, tzinfo=Zone(4)), date(2000, 1, 1).isocalendar(),
    timedelta.min, date.max, datetime.max,
]
for value in values:
    print(repr(value))
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        print(protocol, type(again).__name__, repr(again), getattr(again, "fold", None))
    print(repr(copy.copy(value)), repr(copy.deepcopy(value)))


def show(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


print(date(2000, 1, 2).__reduce__(), time(1, fold=1).__reduce_ex__(4))
print(datetime(1, 1, 1, fold=1, tzinfo=UTC).__reduce_ex__(4))
show(date, "\x07\xd0\x01\x02")
show(date, "\x07\u1234\x01\x02")
show(time, "\x01\x02\x03\x00\x00\x04", UTC)
show(datetime, "\x07\xd0\x81\x02\x03\x04\x05\x00\x00\x06")
show(datetime, "\x07\xd0\x01\x02\x03\x04\x05\x00\x00\u1234")
show(datetime, b"\x07\xd0\x0d\x02\x03\x04\x05\x00\x00\x06")
