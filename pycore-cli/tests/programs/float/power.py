# Powers with edge values.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


inf, nan = float("inf"), float("nan")
for a in 0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, inf, -inf, nan:
    row = []
    for b in 0, 1, -1, 2, 3, 0.5, -0.5, inf, -inf, nan:
        try:
            row.append(a ** b)
        except (ZeroDivisionError, OverflowError) as error:
            row.append(type(error).__name__)
    print(a, [str(x) if not isinstance(x, complex) else "complex" for x in row])
show(lambda: 10.0 ** 400)
show(lambda: (-8.0) ** (1 / 3))
show(lambda: pow(2.0, 3, 5))
show(lambda: pow(2.0, "a"))
show(lambda: 2 ** 0.5)
show(lambda: (-1) ** 0.5)
show(lambda: 1e200 ** 2)
