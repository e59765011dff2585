# Tools that are told of unwinding are told of generators that are closed.
import sys

monitoring = sys.monitoring
events = monitoring.events


def plain():
    yield 1
    yield 2


def protected():
    try:
        yield 1
    finally:
        pass


def unwound(code, offset, exception):
    print("unwound", code.co_name, repr(exception))


monitoring.use_tool_id(3, "test")
monitoring.register_callback(3, events.PY_UNWIND, unwound)
for wanted in (events.PY_UNWIND, 0):
    monitoring.set_events(3, wanted)
    for function in (plain, protected):
        generator = function()
        next(generator)
        generator.close()
        function().close()
monitoring.free_tool_id(3)
