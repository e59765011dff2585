# aclose() and athrow(): steps that overlap, are closed, or meet generators that do not end.
class Pause:
    def __await__(self):
        return (yield "pause")


def run(step, *sent):
    out = []
    try:
        out.append(step.send(None))
        for value in sent:
            out.append(step.send(value))
    except StopIteration as stop:
        return out, stop.value
    except BaseException as error:
        return out, repr(error)
    return out


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except BaseException as error:
        print(repr(error))


async def numbers():
    try:
        got = yield 1
        await Pause()
        yield got
    finally:
        await Pause()


async def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = numbers()
print(run(g.asend(None)), run(g.asend("x"), None), run(g.aclose(), None), run(g.aclose()), run(g.asend(None)))
g = numbers()
print(run(g.asend(None)), run(g.athrow(KeyError("k")), None), run(g.athrow(KeyError("k"))))
g = numbers()
print(run(g.athrow(KeyError("before the start"))), run(g.asend(None)))
g = numbers()
print(run(g.aclose()), run(g.asend(None)), run(g.aclose()))
g = ignoring()
print(run(g.asend(None)), run(g.aclose()))
g = numbers()
run(g.asend(None))
closing = g.aclose()
print(closing.send(None), g.ag_running)
for step in g.asend(None), g.athrow(KeyError), g.aclose():
    print(run(step))
attempt(closing.throw, KeyError("into"))
print(g.ag_running)
for step in numbers().asend(None), numbers().aclose(), numbers().athrow(KeyError):
    attempt(step.close)
    attempt(step.close)
    attempt(step.send, None)
    attempt(step.throw, ValueError("v"))
step = numbers().aclose()
attempt(step.send, "not None")
attempt(step.throw, ValueError("before the start"))
step = numbers().asend(None)
attempt(step.throw, ValueError("before the start"))
attempt(numbers().athrow().send, None)
