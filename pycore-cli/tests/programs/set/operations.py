# Union, intersection, difference and symmetric difference.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(a.union([5], "x") - {"x"}),
    sorted(a.intersection([1, 2], [2])), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 9])))
print(a.union(), a.intersection() == a, a.difference() == a, a.isdisjoint([7]), a.isdisjoint(b),
    a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.copy() == a)
for f in (lambda: a | [1], lambda: [1] | a, lambda: a & None, lambda: a - "a", lambda: a ^ {}, lambda: a.union(5),
    lambda: a.intersection(5), lambda: a.difference(None), lambda: a.symmetric_difference(5),
          lambda: a.symmetric_difference(), lambda: a.isdisjoint(5), lambda: a.issubset(5), lambda: a.issuperset(5),
                  lambda: a.union([[]]), lambda: a.intersection([[]]), lambda: a.isdisjoint(), lambda: a + b):
    show(f)
print(type(a | frozenset(b)), type(frozenset(a) | b), type(a.union(b)), a | a is not a)
