# __context__, __cause__ and their cycles.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(repr(e))
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out

try:
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(2)
    except ValueError as e:
        raise TypeError(3) from e
except TypeError as e:
    print(chain(e), repr(e.__context__), e.__suppress_context__)
try:
    try:
        raise KeyError("hidden")
    except KeyError:
        raise ValueError("shown") from None
except ValueError as e:
    print(chain(e), repr(e.__context__))
a, b = ValueError("a"), KeyError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except KeyError:
            raise a
except ValueError as e:
    print(chain(e), repr(b.__context__))
try:
    raise a from a
except ValueError as e:
    print(e.__cause__ is e, e.__suppress_context__)
e = Exception()
try:
    e.__cause__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    e.__context__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del e.__cause__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    e.__traceback__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del e.__traceback__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    e.__suppress_context__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
e.__cause__ = a
print(e.__suppress_context__, e.__cause__ is a)
e.__cause__ = None
print(e.__suppress_context__, e.with_traceback(None) is e)
show(lambda: e.with_traceback(5))
show(lambda: e.with_traceback())
