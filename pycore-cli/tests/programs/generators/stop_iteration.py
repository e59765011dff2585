# StopIteration raised inside becomes RuntimeError.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g():
    yield 1
    raise StopIteration("inside")

def h():
    yield next(iter([]))

i = g()
print(next(i))
show(lambda: next(i))
show(lambda: list(h()))
try:
    list(h())
except RuntimeError as error:
    print(repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)

def stop(x):
    if x > 2:
        raise StopIteration
    return x

show(lambda: list(stop(x) for x in range(5)))
print(list(map(stop, range(5))))

def returns():
    return (yield 1), 2

i = returns()
next(i)
show(lambda: i.send("x"))

def raises_in_return():
    yield
    return [1, 2, 3]

for value in None, (), (1, 2), StopIteration(5):
    def r(v=value):
        return v
        yield
    try:
        next(r())
    except StopIteration as e:
        print(repr(e.value), e.args)
