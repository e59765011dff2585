# Closures in hot loops with changing captured values.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def accumulator():
    total = 0
    def add(x):
        nonlocal total
        total = total + x
        return total
    return add

a = accumulator()
for i in range(70):
    a(i)
print(a(0), a(0.5), a(2**70))
show(lambda: a("x"))
b = accumulator()
print([b(1) for _ in range(60)][-1], a(0) == b(0))

def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run

h = compose(lambda x: x + 1, str, lambda s: s * 2, len)
print([h(i) for i in (0, 9, 99)], sum(h(i) for i in range(200)))

def recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact

print(recursive()(20), [recursive()(i) for i in range(8)])
