# Exceptions thrown into a generator that delegates: the delegate may go on, return, or raise.


def inner(value):
    try:
        yield 1
    except ValueError:
        pass
    return value


def outer(value):
    a, b, c = "first", "second", "third"
    result = yield from inner(value)
    yield result, a, b, c


for value in (2, (2,), StopIteration(2), None):
    generator = outer(value)
    next(generator)
    print(repr(generator.throw(ValueError)))


def closing():
    names = []

    def add(name):
        names.append(name)

    def delegate():
        try:
            yield "inner"
        except GeneratorExit:
            add("closed")
            raise

    try:
        yield from delegate()
    finally:
        add("left")
        print(names)


generator = closing()
next(generator)
generator.close()

# The value of the end is there however the item is asked for.


def returning():
    return 5
    yield


for ask in (lambda g: g.__next__(), next, lambda g: g.send(None)):
    try:
        ask(returning())
    except StopIteration as end:
        print(repr(end), end.value)


async def asynchronous():
    yield 123


try:
    asynchronous().__anext__().__next__()
except StopIteration as end:
    print(repr(end))
