# Plus, times and their errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print("a" + "b", "a" * 3, 3 * "ab", "a" * 0, "a" * -1, "" * 100, "ab" * True, ascii("\u20ac" * 2),
    ascii("a" + "\U0001f600"))
show(lambda: "a" + 1)
show(lambda: 1 + "a")
show(lambda: "a" + b"b")
show(lambda: "a" * 1.5)
show(lambda: "a" * "b")
show(lambda: "a" * (2**63))
show(lambda: "ab" * (2**62))
show(lambda: "a" - "b")
show(lambda: "a" + None)
show(lambda: -"a")
