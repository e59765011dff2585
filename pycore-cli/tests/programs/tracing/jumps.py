# Jumps by f_lineno: from which events, and to which lines.
import sys


class M:
    def __enter__(self): pass
    def __exit__(self, *exception): pass


def run(event_wanted, line_wanted, target):
    done, out, log = [], [], []

    def tracer(frame, event, arg):
        if frame.f_code is not g.__code__:
            return
        line = frame.f_lineno - frame.f_code.co_firstlineno
        if not done and event == event_wanted and line == line_wanted:
            done.append(1)
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + target
            except ValueError as error:
                text = str(error)
                log.append("out of the code" if "code block" in text else text)
        log.append(f"{event[0]}{frame.f_lineno - frame.f_code.co_firstlineno}")
        return tracer

    def g(i=None, e=None):
        out.append(1)
        out.append(2)
        yield 1
        try:
            for i in [1, 2]:
                out.append(i)
            int("x")
        except ValueError:
            out.append("e")
            out.append("f")
        with M():
            out.append("w")
        out.append(3)
        return

    sys.settrace(tracer)
    try:
        list(g())
    finally:
        sys.settrace(None)
    print(event_wanted, line_wanted, target, out, " ".join(log))


for event, line, target in (
    ("call", 0, 2), ("call", 3, 2), ("return", 3, 2), ("line", 1, 6), ("line", 1, 13), ("line", 7, 2), ("line", 6, 2),
    ("line", 9, 2), ("line", 10, 13), ("exception", 7, 13), ("line", 12, 2), ("line", 1, 99), ("line", 1, -5),
    ("line", 1, 9), ("line", 2, 10), ("return", 14, 1), ("line", 5, 13), ("line", 12, 13),
):
    run(event, line, target)
try:
    sys._getframe().f_lineno = 5
except ValueError as error:
    print(error)
