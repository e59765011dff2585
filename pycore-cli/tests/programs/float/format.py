# Presentation types, precision, width, sign and grouping.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [0.0, -0.0, 1.0, -1.5, 3.14159, 1234567.891, 1e-7, 1e20, float("inf"), float("nan")]
specs = ["f", ".2f", ".0f", "e", ".3e", "g", ".3g", "G", "%", ".1%", ",", ",.2f", "_.1f", "+", " .1f", "010.2f",
    ">12", "<12.3", "^12.1f",
         "=+10.1f", "#.0f", "#g", "z.0f", "n", ".3", "*^+12.2e", "08", "F", "E"]
for value in values:
    print(value, [format(value, spec) for spec in specs])
for spec in "d", "s", "x", "c", ".f", "10.", "..", ",_", "._f", "5.2q", ".99999999999999999999f":
    show(format, 1.5, spec)
print(format(1 / 3, ".60f"), format(0.1, ".30g"))
