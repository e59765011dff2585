# Strip, lstrip, rstrip, removeprefix, removesuffix.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in "  a b  ", "xxaxx", "", "\t\n\u2003a\x85", "aaa":
    print(ascii([text.strip(), text.lstrip(), text.rstrip(), text.strip("x"), text.lstrip("xa"), text.rstrip("ax"),
        text.strip("")]))
print("prefix-a".removeprefix("prefix"), "a".removeprefix("ab"), "file.py".removesuffix(".py"), "a".removesuffix(""),
    "aa".removeprefix("a"))
show(lambda: "a".strip(1))
show(lambda: "a".strip("a", "b"))
show(lambda: "a".removeprefix(1))
show(lambda: "a".removesuffix(("a",)))
show(lambda: "a".strip(None))
