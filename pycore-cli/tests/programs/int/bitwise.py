# And, or, xor and invert on signed numbers of many digits.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [0, 1, -1, 6, -6, 2**30, -2**30, 2**61 - 1, -2**61, 2**90 + 5, -2**90 - 5]
for a in values:
    print(a, ~a, [a & b for b in values])
    print([a | b for b in values], [a ^ b for b in values])
show(lambda: 1 & 1.0)
show(lambda: "a" | 1)
show(lambda: ~1.0)
