# Events of generators that are thrown into, closed and dropped, and of delegation.
import sys
log = []

def tracer(frame, event, arg):
    if event == "exception":
        arg = arg[0].__name__
    log.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return tracer

def inner():
    try:
        yield 1
    except KeyError:
        yield 2

def outer():
    yield from inner()
    return 3

def plain():
    yield 1
    yield 2

def thrown():
    g = outer()
    next(g)
    g.throw(KeyError)
    list(g)

def closed():
    g = plain()
    next(g)
    g.close()

def dropped():
    g = plain()
    next(g)
    del g

def again(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        again(n - 1)
    except ValueError as error:
        raise

def caught():
    try:
        again(2)
    except ValueError:
        pass

for function in thrown, closed, dropped, caught:
    log.clear()
    sys.settrace(tracer)
    function()
    sys.settrace(None)
    for entry in log[:-1]:
        print(*entry)
    print("--")
