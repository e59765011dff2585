# Asend, athrow, aclose.

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

async def g():
    try:
        x = yield 1
        print("got", x)
        y = yield x
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("finally")

a = g()
print(type(a).__name__, run(a.asend(None)), run(a.asend("v")), a.ag_running, a.ag_await, a.ag_code.co_name, a.__name__)
print(run(a.athrow(ValueError("t"))))
show(lambda: run(a.asend(None)))
show(lambda: run(a.asend(None)))
a = g()
show(lambda: run(a.asend(5)))
run(a.asend(None))
print(run(a.aclose()), run(a.aclose()))
show(lambda: run(a.asend(1)))
a = g()
run(a.aclose())

async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2

a = ignores()
run(a.asend(None))
show(lambda: run(a.aclose()))
s = g().asend(None)
run(s)
show(lambda: run(s))
show(lambda: next(a))
show(lambda: iter(a))
show(lambda: await_less if False else a.asend())
