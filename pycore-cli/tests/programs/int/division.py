# True division, floor division and modulo by zero.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for a in 7, -7, 2**70, 0:
    for b in 2, -2, 3, -3, 2**65, 0, True:
        show(lambda: a / b)
        show(lambda: a // b)
        show(lambda: a % b)
        show(lambda: divmod(a, b))
show(lambda: 2**2000 / 3)
show(lambda: 2**2000 / 2**1990)
show(lambda: 1 / 2**1080)
show(lambda: (2**53 + 1) / 1)
show(lambda: 10**400 / 10**399)
