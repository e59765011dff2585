# Named tuples of C.
import sys
import time


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


v = sys.version_info
print(len(v), v[0] == v.major, isinstance(v, tuple), v > (3, 0), type(v).n_fields, type(v).n_sequence_fields,
    type(v).n_unnamed_fields, type(v).__match_args__, v[:2] + (1,))
t = time.gmtime(0)
print(t, t.tm_year, t[0], t.tm_zone, len(t), type(t).n_fields, type(t).n_sequence_fields, repr(t)[:20])
show(lambda: type(v)((1, 2, 3, 4, 5)))
try:
    v.major = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    v.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
T = type(t)
print(T(range(9)), T(range(9)).tm_zone, T(range(11)).tm_zone, T(range(9), {"tm_zone": "X"}).tm_zone)
show(lambda: T(range(8)))
show(lambda: T(range(12)))
show(lambda: T(5))
show(lambda: T())
show(lambda: T(range(9), {"nope": 1}))
show(lambda: T(range(9), 5))
try:
    class S(T): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
match t:
    case T(year, month):
        print(year, month)
print(t == (1970, 1, 1, 0, 0, 0, 3, 1, 0), hash(t) == hash(tuple(t)), t.__reduce__()[1][0][:2], T.tm_year,
    T.tm_mon.__doc__ is not None)
