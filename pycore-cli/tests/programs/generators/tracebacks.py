# Frames and tracebacks of exceptions that come through generators or are thrown into them.
import sys


def places(error):
    traceback, result = error.__traceback__, []
    while traceback:
        result.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    return result


def outer():
    yield from inner()


def inner():
    yield 1
    raise KeyError("x")


def loop():
    for value in inner():
        yield value


async def waiting():
    await failing()


async def failing():
    1 / 0


def started(generator):
    next(generator)
    return generator


for action in (
    lambda: list(outer()),
    lambda: list(loop()),
    lambda: started(outer()).throw(ValueError("thrown")),
    lambda: outer().throw(ValueError("thrown before the start")),
    lambda: waiting().send(None),
):
    try:
        action()
    except Exception as error:
        print(repr(error), places(error))


def stack():
    frame, names = sys._getframe(1), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        print(stack())
        raise OSError("in throw")


def delegating():
    yield from Iterator()


try:
    started(delegating()).throw(KeyError)
except OSError as error:
    print(places(error))


def kept():
    value = 3
    yield sys._getframe()
    1 / 0


generator = kept()
frame = next(generator)
print(frame is generator.gi_frame, frame.f_back, frame.f_lineno)
try:
    next(generator)
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame is frame, frame.f_back, frame.f_locals["value"], generator.gi_frame)
