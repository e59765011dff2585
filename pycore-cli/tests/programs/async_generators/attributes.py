# Ag_frame, ag_suspended, close and throw wrappers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


async def g():
    x = 1
    yield x
    yield 2

def kind(awaitable):
    awaitable.close()
    return type(awaitable).__name__

a = g()
print(a.ag_suspended, a.ag_running, a.ag_frame.f_code.co_name, a.__qualname__, kind(g().asend(None)),
    kind(g().aclose()), kind(g().athrow(ValueError)), kind(g().__anext__()), a.__aiter__() is a)

def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value

step = a.asend(None)
print(run(step), a.ag_suspended, sorted(a.ag_frame.f_locals))
show(lambda: run(step))
show(lambda: step.throw(ValueError("used")))
closing = a.aclose()
print(run(closing), a.ag_frame)
show(lambda: run(closing))
show(lambda: run(a.asend(None)))
show(lambda: run(a.athrow(ValueError("after close"))))
a = g()
show(lambda: run(a.athrow(KeyError("before start"))))
show(lambda: run(a.asend(None)))
a = g()
s = a.asend(None)
s.close()
show(lambda: s.send(None))
a.__name__ = "named"
print(a.__name__, repr(a)[:23])
try:
    a.__name__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: kind(g().asend()))
show(lambda: kind(g().athrow()))
