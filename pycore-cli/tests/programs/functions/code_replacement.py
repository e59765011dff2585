# Functions change their code while in use.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(x):
    return x + 1

def g(x):
    return x * 100

def run(n):
    return [f(i) for i in range(n)]

print(run(60)[-1])
f.__code__ = g.__code__
print(run(60)[-1])
f.__code__ = (lambda x, y=5: (x, y)).__code__
show(lambda: f(1))
f.__defaults__ = (7,)
print(f(1), run(3))

def outer():
    free = 1
    def inner():
        return free
    return inner

try:
    f.__code__ = outer().__code__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
inner = outer()
try:
    inner.__code__ = g.__code__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
inner.__code__ = (lambda free: lambda: free * 50)(0).__code__
print(inner())
c = g.__code__.replace(co_name="renamed", co_consts=g.__code__.co_consts)
print(c.co_name, c == g.__code__, hash(c) == hash(g.__code__))
