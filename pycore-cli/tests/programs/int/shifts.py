# Shifts of positive and negative integers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for a in 1, -1, 5, -5, 2**70, -2**70 + 1, 0:
    for n in 0, 1, 29, 30, 31, 64, 100:
        print(a, n, a << n, a >> n)
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 0 << 10**30)
show(lambda: 1 >> 10**30)
show(lambda: -1 >> 10**30)
show(lambda: 1 << 10**30)
show(lambda: 1 << 1.0)
