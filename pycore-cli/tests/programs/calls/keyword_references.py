# Arguments by name do not outlive the call.
import sys
import _weakref


class Value:
    pass


def named(a, b):
    pass


def collected(**keywords):
    pass


def both(*positional, **keywords):
    return list(keywords)


def count(call):
    value = Value()
    before = sys.getrefcount(value)
    for _ in range(3):
        call(value)
    return sys.getrefcount(value) - before


print(count(lambda v: named(v, b=v)))
print(count(lambda v: collected(b=v)))
print(count(lambda v: both(v, b=v, c=v)))
print(count(lambda v: both(*(v,), **{"b": v})))
print(count(lambda v: dict(b=v)))

value = Value()
reference = _weakref.ref(value)
collected(x=value)
del value
print(reference())
