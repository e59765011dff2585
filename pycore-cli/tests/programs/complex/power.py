# Powers of complex numbers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for a, b in [(1j, 2), (1 + 1j, 3), (0j, 0), (0j, 2), (2 + 3j, -2), (1 + 2j, 0.5), (0j, 1j), (0j, -1), (1 + 1j, 100),
        (1j, 1 + 0j)]:
    show(lambda: a ** b)
show(lambda: pow(1j, 2, 3))
show(lambda: (1e200 + 1j) ** 2)
show(lambda: 1j ** "a")
