# Events of one code object, DISABLE and restart_events.
import sys
m = sys.monitoring
E = m.events
m.use_tool_id(2, "t")
lines = []

def on_line(code, line):
    lines.append(line - code.co_firstlineno)
    return m.DISABLE if once else None

def f():
    a = 1
    b = 2
    return a + b

def other():
    return f()

m.register_callback(2, E.LINE, on_line)
m.set_local_events(2, f.__code__, E.LINE)
once = False
f()
other()
print(lines, m.get_local_events(2, f.__code__) == E.LINE)
lines.clear()
once = True
f()
f()
print(lines)
lines.clear()
m.restart_events()
f()
print(lines)
m.set_local_events(2, f.__code__, 0)
m.register_callback(2, E.RAISE, lambda code, off, e: lines.append(repr(e)))
m.register_callback(2, E.EXCEPTION_HANDLED, lambda code, off, e: lines.append("handled " + repr(e)))
m.register_callback(2, E.PY_UNWIND, lambda code, off, e: lines.append("unwind " + code.co_name))
m.set_events(2, E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND)
lines.clear()

def raises(): raise ValueError("v")

def catches():
    try:
        raises()
    except ValueError:
        return 1

catches()
m.set_events(2, 0)
print(lines)
m.register_callback(2, E.PY_START, lambda code, off: 1 / 0)
m.set_events(2, E.PY_START)
try:
    f()
except ZeroDivisionError as e:
    print("from callback", e)
m.set_events(2, 0)
m.clear_tool_id(2)
m.free_tool_id(2)
