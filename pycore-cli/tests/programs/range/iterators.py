# Iterators over small and big ranges.
it = iter(range(5))
print(next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), next(it, "end"), it.__length_hint__())
big = iter(range(2**70, 2**70 + 3))
print(next(big), big.__length_hint__(), type(big).__name__, type(it).__name__, list(big), big.__length_hint__())
print(list(reversed(range(0, 10, 3))), list(reversed(range(2**65, 2**65 + 4, 2))), list(reversed(range(0))),
    type(reversed(range(3))).__name__)
it = iter(range(10))
it.__setstate__(7)
print(list(it))
print(list(range(2**63 - 2, 2**63 + 1)), list(range(-2**63, -2**63 + 2)), list(range(2**63, 2**63 - 3, -1)),
    sum(range(1000)), max(range(5)), list(zip(range(3), range(3, 6))))
