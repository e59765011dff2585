# Closing generators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g(behaviour):
    try:
        yield 1
    except GeneratorExit:
        print("exit", end=" ")
        if behaviour == "yield":
            yield 2
        if behaviour == "return":
            return "value"
        if behaviour == "raise":
            raise ValueError("closing")
        raise
    finally:
        print("finally", end=" ")

for behaviour in "none", "yield", "return", "raise":
    i = g(behaviour)
    next(i)
    show(i.close)
    show(i.close)
i = g("none")
print(i.close(), list(i))

def uncaught():
    yield 1

i = uncaught()
next(i)
del i

def loops():
    while True:
        try:
            yield
        except GeneratorExit:
            print("ignored")
            return

i = loops()
next(i)
del i
print("end")
