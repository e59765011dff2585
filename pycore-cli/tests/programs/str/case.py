# Upper, lower, title, capitalize, swapcase, casefold.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in ("hello World", "\u00df", "\u01c6 ABC", "\u0130", "\ufb01sh", "it's 3d x-ray", "\u03a3\u03a3 A\u03a3",
        "\u1e9e", "\u10d0", "\U00010400", "\u0149"):
    print(ascii([text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()]))
show(lambda: "a".upper(1))
show(lambda: str.upper(1))
