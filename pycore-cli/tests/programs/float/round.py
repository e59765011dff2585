# Round to digits and to integers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e16, 123.456, -0.0, 5e-324, 1.7e308]
for value in values:
    print(value, round(value), [round(value, n) for n in (0, 1, 2, -1, -2, 300, -400)])
show(lambda: round(float("nan")))
show(lambda: round(float("inf")))
show(lambda: round(float("nan"), 2))
show(lambda: round(1.5, None))
show(lambda: round(1.5, 1.0))
show(lambda: round(1.7e308, -308))
show(lambda: round(1.5, 2**70))
