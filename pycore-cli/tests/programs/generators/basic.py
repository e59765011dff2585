# Yield, send, return values and states.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g(a):
    x = yield a
    print("got", x)
    y = yield x * 2
    return y

i = g(1)
print(next(i), i.send(5))
try:
    i.send("end")
except StopIteration as stop:
    print(stop.value, stop.args)
show(lambda: next(i))
show(lambda: next(i, "default"))
i = g(1)
show(lambda: i.send(5))
show(lambda: i.send())
print(i.send(None), i.gi_running, i.gi_suspended, i.gi_yieldfrom, i.gi_code.co_name, i.gi_frame.f_lineno, i.__name__,
    i.__qualname__)
i.close()
print(i.gi_frame, i.gi_running, i.gi_suspended, list(i))
i.__name__ = "renamed"
print(i.__name__, type(i).__name__, repr(i)[:25])
try:
    i.__name__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

def empty():
    return 5
    yield

show(lambda: next(empty()))
print(list(empty()), [*g(0)] if False else "-", list(x for x in range(3)))
