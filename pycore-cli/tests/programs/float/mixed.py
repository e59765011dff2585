# Arithmetic of floats with other numbers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(1.5 + 1, 1 + 1.5, 2**70 + 0.5, True * 1.5, 1.5 - True, 10**20 * 1e-20, 1.5 + 1j, 3 // 2.0, 7.0 % 4, 2.0**10)
show(lambda: 1.5 + "a")
show(lambda: "a" * 1.5)
show(lambda: [1] * 2.0)
show(lambda: 1.5 + 10**400)
show(lambda: 10**400 * 1.5)
show(lambda: 10**400 < 1e308)
show(lambda: 1.5 + None)
show(lambda: -"a")
show(lambda: list((1, 2))[1.0])
show(lambda: 1.5 & 1)
show(lambda: ~1.5)
show(lambda: 1.5 << 1)
