# Lexicographic comparison with all operators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


pairs = [([], []), ([1], [1]), ([1], [2]), ([1, 2], [1]), ([1, "a"], [2, 3]), ([1], (1,)), ([[1], [2]], [[1], [3]]),
    ([1.0], [1]), ([None], [None])]
for a, b in pairs:
    row = [a == b, a != b]
    for compare in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b):
        try:
            row.append(compare())
        except TypeError as error:
            row.append(str(error))
    print(a, b, row)
show(lambda: [1, "a"] < [1, 2])
show(lambda: [None] < [1])
nan = float("nan")
print([nan] == [nan], [nan] < [nan], nan in [nan], [float("nan")] == [float("nan")], [nan].index(nan), [nan].count(nan))

class Odd:
    def __eq__(self, other):
        return "truthy"
    def __lt__(self, other):
        return "less"

print([Odd()] < [1], [Odd()] == [1], [1, Odd()] < [1, 2])
