# The events of a trace function.
import sys
log = []

def tracer(frame, event, arg):
    name = frame.f_code.co_name
    line = frame.f_lineno - frame.f_code.co_firstlineno
    if event == "exception":
        arg = arg[0].__name__
    log.append((event, name, line, arg))
    return tracer

def f(x):
    y = x + 1
    for i in range(2):
        y += i
    if y > 100:
        y = 0
    return y

def g():
    try:
        raise ValueError("x")
    except ValueError:
        pass

def gen():
    yield 1
    yield 2

def traced(function, *args):
    log.clear()
    sys.settrace(tracer)
    try:
        function(*args)
    finally:
        sys.settrace(None)
    for entry in log[:-1]:
        print(entry)
    print("--")

traced(f, 5)
traced(g)
traced(lambda: list(gen()))
traced(lambda: [x for x in range(2)])
print(sys.gettrace())
