# Audit hooks, call_tracing and other functions.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


events = []
sys.addaudithook(lambda name, args: events.append(name) if name.startswith("test.") else None)
sys.audit("test.a", 1)
sys.audit("test.b")
print(events)
show(lambda: sys.audit())
show(lambda: sys.audit(5))
print(sys.call_tracing(lambda a: a + 1, (5,)), sys.getallocatedblocks() >= 0, sys.exc_info(),
    sys._is_gil_enabled() in (True, False), sys._clear_internal_caches(), sys.activate_stack_trampoline.__name__)
show(lambda: sys.call_tracing(len, [1]))
print(sys.is_stack_trampoline_active(), sys.get_coroutine_origin_tracking_depth(), sys.warnoptions, sys._xoptions,
    isinstance(sys.orig_argv, list))

class Stop(Exception): pass

def hook(name, args):
    if name == "test.stop":
        raise Stop("audited")

sys.addaudithook(hook)
show(lambda: sys.audit("test.stop"))
print(sys._getframe().f_lineno, sys.getunicodeinternedsize() > 0, sys._is_interned("sys"))
print(repr(sys), sys.__name__, sys.__doc__ is not None, sorted(n for n in dir(sys) if n.startswith("get"))[:5])
