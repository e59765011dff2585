# Results over ranges of code points.
def digest(f, first, last):
    total = 0
    for n in range(first, last):
        total = (total * 31 + f(chr(n))) % 1000000007
    return total

for name in ("isalpha", "isdigit", "isnumeric", "isupper", "islower", "isspace", "isprintable", "isidentifier",
        "istitle"):
    method = getattr(str, name)
    print(name, digest(lambda c: method(c), 0, 0x3000), digest(lambda c: method(c), 0x10000, 0x10800))
for name in "upper", "lower", "title", "casefold":
    method = getattr(str, name)
    print(name, digest(lambda c: sum(map(ord, method(c))), 0, 0x3000))
