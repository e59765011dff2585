# Round with ndigits of integers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in 0, 5, 15, 25, -15, 1234567, 2**70:
    print(value, [round(value, n) for n in (None, 0, 1, -1, -2, -3, -30)])
show(lambda: round(5, 1.0))
show(lambda: (15).__round__(-1))
show(lambda: (15).__round__(-1, 2))
show(lambda: round(15, ndigits=-1))
show(lambda: round(12, 10**30))
