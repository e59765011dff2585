# Line boundaries.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l"
print([ascii(line) for line in text.splitlines()])
print([ascii(line) for line in text.splitlines(True)])
print("".splitlines(), "\n".splitlines(), "a\n".splitlines(), "\n\na".splitlines(keepends=True),
    "a\r\n\r\n".splitlines())
show(lambda: "a".splitlines(1, 2))
show(lambda: "a\nb".splitlines("yes"))
show(lambda: "a".splitlines(keep=1))
