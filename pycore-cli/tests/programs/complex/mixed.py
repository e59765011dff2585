# Mixed arithmetic keeps signs of zeros.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(1 + 1j, 1j + 1, 1 - 1j, 1j - 1, 2 * 1j, 1j * 2, 1j / 2, 2 / 1j, 0 - 1j, -0.0 + 1j, 1j + -0.0, -(0j), 0j - 0.0)
print(True + 1j, 2**70 + 1j, 1.5 * (1 + 1j), (1 + 1j) / True, float("inf") * 1j, 1 / (1 + 1j),
    0.0 * complex(1, float("inf")))
show(lambda: 1j + "a")
show(lambda: 1j * [1])
show(lambda: 10**400 + 1j)
show(lambda: 1j + None)
