# Opcode events of a few functions.
import sys
log = []

def tracer(frame, event, arg):
    frame.f_trace_opcodes = True
    line = frame.f_lineno and frame.f_lineno - frame.f_code.co_firstlineno
    log.append((event[0], line, frame.f_lasti if event == "opcode" else None))
    return tracer

def f(x):
    y = x + 1
    return y

def g(n):
    for i in range(n):
        pass

def h():
    try:
        raise ValueError
    except ValueError:
        return "caught"

for function, *args in (f, 1), (g, 2), (h,):
    log.clear()
    sys.settrace(tracer)
    function(*args)
    sys.settrace(None)
    print(function.__name__, log)
