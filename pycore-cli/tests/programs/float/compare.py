# Comparisons with nan and exact comparisons with integers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


nan = float("nan")
print(nan == nan, nan != nan, nan < nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1}[nan])
print(float(2**53) == 2**53 + 1, float(2**53) < 2**53 + 1, 1e300 > 10**299, 1e308 < 10**309, -1e308 > -10**309)
print(0.0 == -0.0, 0.5 < True, 1.0 == True, 1.5 > 1, 1.5 >= 2, 1 <= 1.5, float("inf") > 10**400,
    float("-inf") < -10**400)
print(0.1 + 0.2 == 0.3, max(1, 1.0), max(1.0, 1), min(nan, 1), min(1, nan), sorted([3.5, 1, 2.25, -0.0, 0]))
show(lambda: 1.5 < "a")
show(lambda: 1.5 < None)
show(lambda: 1.5 < 1j)
show(lambda: (1.5).__eq__("a"))
show(lambda: (1.5).__lt__(2))
