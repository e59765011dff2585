# Local trace functions, f_trace_lines, jumps and failing tracers.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


log = []

def only_calls(frame, event, arg):
    log.append((event, frame.f_code.co_name))

def a(): return b()

def b(): return 1

sys.settrace(only_calls)
a()
sys.settrace(None)
print(log)

def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    log.append(event)
    return opcodes

log.clear()
sys.settrace(opcodes)
b()
sys.settrace(None)
print("opcode" in log, "line" in log, log[0])

def failing(frame, event, arg):
    if event == "line":
        raise KeyError("tracer")
    return failing

sys.settrace(failing)
try:
    a()
except KeyError as e:
    print("raised", e, sys.gettrace())

def jumper(frame, event, arg):
    if event == "line" and frame.f_lineno == frame.f_code.co_firstlineno + 2:
        frame.f_lineno = frame.f_code.co_firstlineno + 4
    return jumper

def jumped():
    out = [1]
    out.append(2)
    out.append(3)
    out.append(4)
    return out

sys.settrace(jumper)
r = jumped()
sys.settrace(None)
print(r)

def changes(frame, event, arg):
    if event == "line" and "v" in frame.f_locals:
        frame.f_locals["v"] = "changed by tracer"
    return changes

def target():
    v = "original"
    w = 1
    return v

sys.settrace(changes)
r = target()
sys.settrace(None)
print(r)
show(lambda: sys.settrace(5))
