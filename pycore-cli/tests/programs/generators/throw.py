# Throwing into generators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g():
    while True:
        try:
            x = yield "waiting"
            print("got", x)
        except ValueError as error:
            print("caught", repr(error))
            yield "after"
        except KeyError:
            return "done"

i = g()
print(next(i), i.throw(ValueError("a")), next(i))
try:
    i.throw(KeyError)
except StopIteration as stop:
    print(stop.value)
show(lambda: i.throw(ValueError))
show(lambda: i.throw(TypeError("finished")))
i = g()
show(lambda: i.throw(RuntimeError("not started")))
show(lambda: next(i))
i = g()
next(i)
show(lambda: i.throw(5))
show(lambda: i.throw(int))
show(lambda: i.throw("text"))
show(lambda: i.throw())
