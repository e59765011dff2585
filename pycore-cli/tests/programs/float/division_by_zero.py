# The messages of division, floor division, modulo and power.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for a in 1.0, -0.0, 1, float("nan"), 2**70, True:
    for b in 0.0, -0.0:
        show(lambda: a / b)
        show(lambda: a // b)
        show(lambda: a % b)
        show(lambda: divmod(a, b))
        show(lambda: b ** -1)
show(lambda: 1 / 0.0)
show(lambda: 1.5 / 0)
show(lambda: 1.5 % 0)
show(lambda: 0.0 ** -2.5)
