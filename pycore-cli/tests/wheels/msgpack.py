# Packed messages, times among them.
import datetime
import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import msgpack

moment = datetime.datetime(2020, 1, 2, 3, 4, 5, 678901, datetime.timezone.utc)
packed = msgpack.packb([1, "two", b"three", None, {"a": 1.5}, moment], datetime=True)
print(packed)
for timestamp in range(4):
    print(repr(msgpack.unpackb(packed, timestamp=timestamp)))
for value in (
    datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc),
    datetime.datetime(2500, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2))),
    datetime.datetime(1900, 1, 1, tzinfo=datetime.timezone.utc),
    datetime.datetime(2000, 1, 1),
    datetime.date(2000, 1, 1),
):
    try:
        data = msgpack.packb(value, datetime=True)
        print(data, repr(msgpack.unpackb(data, timestamp=3)))
    except Exception as error:
        print(type(error).__name__, error)


class Moment(datetime.datetime):
    pass


try:
    print(msgpack.packb(Moment(2000, 1, 1, tzinfo=datetime.timezone.utc), datetime=True))
except TypeError as error:
    print(error)
print(msgpack.unpackb(msgpack.packb({"k": [1, 2, {"n": -5}], "b": 2**63})))
unpacker = msgpack.Unpacker(timestamp=3)
unpacker.feed(packed * 3)
print([repr(item) for item in unpacker])
print(msgpack.Timestamp(5, 7).to_datetime(), msgpack.Timestamp.from_datetime(moment))
