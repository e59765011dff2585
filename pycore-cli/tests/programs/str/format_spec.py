# The format language for text.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for spec in "", "s", "10", ">10", "^10", "*<10", ".2", "10.2", "^7.3s", "010", "\u20ac>5", "5s", "<", "{<5", "=10":
    show(lambda: ascii(format("hello", spec)))
for spec in "d", "+", "-", " ", "#", ",", "_", ".2f", "x", "z", ".", "10.", "ss", "99999999999999999999":
    show(format, "hello", spec)
show(lambda: format("a", 5))
show(lambda: format("a", None))
show(lambda: "a".__format__())
