# Format() of all types with all kinds of specs.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for v in 5, True, 1.5, 1j, "s", None, [1], (1,), {1: 2}, b"b", range(2), int, ..., 2**70, -0.0:
    row = []
    for spec in "", "5", "<8", "^8", ".2", "d", "s", "x", "f", "+":
        try:
            row.append(format(v, spec))
        except (TypeError, ValueError) as error:
            row.append(str(error))
    print(row)
show(lambda: format())
show(lambda: format(1, 2))
show(lambda: format(1, "", ""))
show(lambda: format(1, None))
show(lambda: object().__format__("x"))
show(lambda: object.__format__(5, ""))
