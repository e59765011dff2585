# Sys.exception and sys.exc_info in nested handlers.
import sys
print(sys.exception(), sys.exc_info())
try:
    raise ValueError(1)
except ValueError:
    print(repr(sys.exception()), sys.exc_info()[0])
    try:
        raise KeyError(2)
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
    def f():
        return repr(sys.exception())
    print(f())
    def g():
        yield repr(sys.exception())
        try:
            raise TypeError(3)
        except TypeError:
            yield repr(sys.exception())
        yield repr(sys.exception())
    i = g()
    print(next(i), next(i))
    print(repr(sys.exception()))
    print(next(i))
print(sys.exception())
i = g()
print(next(i), next(i), sys.exception(), next(i))
try:
    1 / 0
finally:
    print("not reached after") if False else None
    print(repr(sys.exception()))
    sys.exit(0)
