# Running generators cannot be resumed.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g():
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    try:
        me.throw(KeyError)
    except ValueError as error:
        yield str(error)
    try:
        me.close()
    except ValueError as error:
        yield str(error)
    yield me.gi_running

me = g()
print(list(me))

def rec():
    yield from me2

me2 = rec()
show(lambda: next(me2))
