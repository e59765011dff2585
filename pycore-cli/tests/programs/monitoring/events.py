# Tools, events and callbacks of sys.monitoring.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


m = sys.monitoring
E = m.events
print(m.get_tool(1), m.use_tool_id(1, "test"), m.get_tool(1), m.get_events(1),
    [n for n in sorted(dir(E)) if n.isupper()])
log = []

def note(kind):
    def callback(code, *args):
        if code.co_name in ("f", "g"):
            log.append((kind, code.co_name, *[a for a in args if not isinstance(a, int) and not callable(a)]))
    return callback

def g(x): return x * 2

def f(n):
    s = 0
    for i in range(n):
        s += g(i)
    return s

for name in "PY_START", "PY_RETURN", "CALL", "BRANCH_LEFT", "BRANCH_RIGHT", "JUMP", "LINE":
    log.clear()
    event = getattr(E, name)
    print(m.register_callback(1, event, note(name)), end=" ")
    m.set_events(1, event)
    f(2)
    m.set_events(1, 0)
    m.register_callback(1, event, None)
    print(name, len(log), log[:3])
show(lambda: m.use_tool_id(1, "again"))
show(lambda: m.use_tool_id(9, "x"))
show(lambda: m.set_events(3, E.LINE))
show(lambda: m.set_events(1, 1 << 40))
show(lambda: m.register_callback(1, 12345, None))
show(lambda: m.set_events(1, "a"))
m.free_tool_id(1)
print(m.get_tool(1), m.DISABLE is not None, m.MISSING is not None, m.COVERAGE_ID, m.PROFILER_ID, m.DEBUGGER_ID,
    m.OPTIMIZER_ID)
