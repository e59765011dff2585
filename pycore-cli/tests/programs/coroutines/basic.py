# Await, send, close and results.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Yield:
    def __init__(self, value): self.value = value
    def __await__(self):
        got = yield self.value
        return got

async def f(x):
    r = await Yield(x)
    print("resumed", r)
    return r * 2

async def g():
    a = await f(1)
    b = await f(2)
    return a + b

c = g()
print(c.send(None), c.cr_running, c.cr_suspended, c.cr_await is not None, c.cr_code.co_name, c.__name__,
    type(c).__name__, c.cr_origin)
print(c.send(10))
try:
    c.send(20)
except StopIteration as stop:
    print(stop.value)
show(lambda: c.send(None))
print(c.cr_frame, c.cr_await)
c = g()
show(lambda: c.send(5))
c.send(None)
show(lambda: c.throw(ValueError("thrown")))
c = g()
c.send(None)
print(c.close())
show(lambda: iter(c))
show(lambda: next(c))
show(lambda: list(c))
w = f(1).__await__()
print(type(w).__name__, next(w), iter(w) is w)
show(lambda: w.send(3))
show(lambda: w.throw(ValueError))
