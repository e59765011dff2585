# Separators in the fraction.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for spec in ".10_f", ".10,f", "_.10_f", ",.8,f", "20,.8_f", ".6_", "._g":
    show(format, 1234567.123456789, spec)
