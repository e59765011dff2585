# Center, ljust, rjust, zfill, expandtabs.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for width in 0, 3, 4, 7, 8, -1:
    print(["abc".center(width, "*"), "ab".center(width, "*"), "abc".ljust(width) + "|", "abc".rjust(width, "."),
        "-4".zfill(width), "+abc".zfill(width), "".zfill(width)])
print(ascii("a".center(4, "\u20ac")), repr("a\tbc\td".expandtabs()), repr("a\tb".expandtabs(4)),
    repr("a\tb".expandtabs(0)), repr("\t\n\ta".expandtabs(tabsize=3)), repr("a\r\tb".expandtabs(-1)))
show(lambda: "a".center())
show(lambda: "a".center("x"))
show(lambda: "a".center(5, "ab"))
show(lambda: "a".center(5, ""))
show(lambda: "a".ljust(5, 1))
show(lambda: "a".zfill(1.5))
show(lambda: "a".center(2**63))
show(lambda: "\t\t".expandtabs(2**62))
