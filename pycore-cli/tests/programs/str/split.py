# Split and rsplit on separators and on whitespace.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in "a,b,c", ",a,,b,", "", "abc", "a, b", ",,,":
    print(text.split(","), text.rsplit(","), text.split(",", 1), text.rsplit(",", 1), text.split(",", 0),
        text.split(",", -1))
for text in " a  b c ", "", "   ", "a\t\nb\x0bc\u2003d", "one":
    print(text.split(), text.rsplit(), text.split(None, 1), text.rsplit(None, 1), text.split(maxsplit=0))
show(lambda: "a".split(""))
show(lambda: "a".rsplit(""))
show(lambda: "a".split(1))
show(lambda: "a b".split(sep=" ", maxsplit=1))
show(lambda: "a".split(" ", "x"))
show(lambda: "a".split(" ", 1, 2))
show(lambda: "a--b--c".split("--"))
show(lambda: "a".split(x=1))
