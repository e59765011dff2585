# Except* clauses.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(e):
    try:
        raise e
    except* ValueError as g:
        print("values", repr(g))
    except* (TypeError, KeyError) as g:
        print("types", repr(g))
    else:
        print("else")
    finally:
        print("finally")

f(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), KeyError(4)])]))
f(ValueError("naked"))
show(lambda: f(ExceptionGroup("g", [OSError(1), ValueError(2)])))
try:
    f(ExceptionGroup("g", [OSError(1), ExceptionGroup("n", [OSError(2), ValueError(3)])]))
except ExceptionGroup as e:
    print(repr(e))
try:
    f(OSError("plain"))
except OSError as e:
    print(repr(e))

def no_error():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("else")

no_error()

def bad():
    try:
        raise ValueError
    except* 5:
        pass

show(lambda: bad())

def bad2():
    try:
        raise ExceptionGroup("x", [ValueError()])
    except* ExceptionGroup:
        pass

show(lambda: bad2())
