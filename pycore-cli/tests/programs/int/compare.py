# Comparisons with floats, bools and others.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


big = 2**53
print(big + 1 == float(big), big + 1 > float(big), big == float(big), big - 1 < float(big))
print(1 == True, 0 == False, 1 == 1.0, 1 == 1 + 0j, 2**1100 > 1e308, -2**1100 < -1e308, 2**1100 == float("inf"))
nan = float("nan")
for a in 0, 1, 2**70:
    print(a == nan, a != nan, a < nan, a > nan, a <= nan, a >= nan, a < float("inf"))
show(lambda: 1 < "a")
show(lambda: 1 < None)
show(lambda: 1 < 1j)
show(lambda: 1 == "a")
show(lambda: 1 != None)
show(lambda: (1).__eq__(1.0))
show(lambda: (1).__lt__(2))
show(lambda: (1).__lt__("a"))
