# Generators that are dropped, closed or collected before their end.
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def inner():
    try:
        yield 1
    finally:
        print("inner finally")


def plain(argument):
    local = Noisy("local")
    yield 1


def delegating(argument):
    local = Noisy("local")
    yield from inner()


for make in plain, delegating:
    for end in (lambda g: None), (lambda g: g.close()), (lambda g: list(g)):
        generator = make(Noisy("argument"))
        next(generator)
        end(generator)
        del generator
        print("--")
generator = plain(Noisy("argument"))
generator.close()
print("closed before the start")
del generator


def cycle():
    me = yield
    keep = [me]
    try:
        yield
    finally:
        print("collected")


generator = cycle()
next(generator)
generator.send(generator)
del generator
gc.collect()


def returning():
    try:
        yield
    except GeneratorExit:
        return "result of close"


generator = returning()
next(generator)
print(generator.close(), generator.close())
