# Subgroup and split.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


v1, v2, t, k = ValueError(1), ValueError(2), TypeError(3), KeyError(4)
eg = ExceptionGroup("outer", [v1, ExceptionGroup("inner", [v2, t]), k])
for condition in (ValueError, (TypeError, KeyError), OSError, Exception, lambda e: e is t,
        lambda e: isinstance(e, ExceptionGroup)):
    print(repr(eg.subgroup(condition)))
    print(repr(eg.split(condition)))
show(lambda: eg.subgroup(5))
show(lambda: eg.split(int))
show(lambda: eg.split((ValueError, 5)))
show(lambda: eg.split())
show(lambda: eg.split(lambda e: 1 / 0))
print(eg.subgroup(Exception) is eg, eg.subgroup(ValueError).exceptions[0] is v1)
eg.add_note("note")
eg.__cause__ = k
s = eg.subgroup(ValueError)
print(s.__notes__, s.__cause__ is k, s.__notes__ is eg.__notes__)
