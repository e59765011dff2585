# JSON with dates and times.
import dataclasses
import datetime
import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import orjson


@dataclasses.dataclass
class Point:
    x: int
    when: datetime.datetime


zones = [datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=-3, minutes=-30)), None]
for zone in zones:
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5, 678, zone)
    for option in (0, orjson.OPT_NAIVE_UTC, orjson.OPT_OMIT_MICROSECONDS, orjson.OPT_UTC_Z, orjson.OPT_PASSTHROUGH_DATETIME):
        try:
            print(orjson.dumps({"m": moment, "d": moment.date(), "p": Point(1, moment)}, option=option))
        except Exception as error:
            print(type(error).__name__, error)
for value in (
    datetime.time(1, 2, 3, 4), datetime.time(1, tzinfo=datetime.timezone.utc), datetime.date(1, 1, 1),
    datetime.datetime.max, datetime.datetime.min, datetime.timedelta(1), {datetime.date(2000, 1, 1): 1},
):
    try:
        print(orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS))
    except Exception as error:
        print(type(error).__name__, error)
print(orjson.loads(b'{"a": [1, 2.5, null, true, "\\u00e9"], "n": {"k": 12345678901234567890}}'))
print(orjson.dumps([1, "a", None, 1.5, {"x": ()}], option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode())
