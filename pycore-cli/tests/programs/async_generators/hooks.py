# Sys.set_asyncgen_hooks.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value

log = []
print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(firstiter=lambda g: log.append("first " + g.__name__),
    finalizer=lambda g: log.append("final " + g.__name__))

async def agen():
    yield 1

a = agen()
run(a.asend(None))
print(log)
del a
print(log)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is not None, len(hooks), type(hooks).__name__)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
show(lambda: sys.set_asyncgen_hooks(5))
show(lambda: sys.set_asyncgen_hooks(None, 5))
show(lambda: sys.set_asyncgen_hooks(x=1))
