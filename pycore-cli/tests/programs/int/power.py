# Powers with negative, zero and modular exponents.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: 2 ** 10)
show(lambda: 2 ** -1)
show(lambda: (-2) ** -3)
show(lambda: 0 ** 0)
show(lambda: 0 ** -1)
show(lambda: pow(3, 200, 1000007))
show(lambda: pow(3, -1, 7))
show(lambda: pow(2, -1, 4))
show(lambda: pow(2, 3, 0))
show(lambda: pow(2, 3, -5))
show(lambda: pow(-2, 3, 5))
show(lambda: pow(2, 3, 1))
show(lambda: pow(2, 3, None))
show(lambda: pow(2, 1.5))
show(lambda: pow(2, 1.5, 3))
show(lambda: pow("2", 3))
show(lambda: pow(2, "3", 5))
show(lambda: pow(base=2, exp=5, mod=7))
show(lambda: 10 ** 60)
show(lambda: (-3) ** 41)
