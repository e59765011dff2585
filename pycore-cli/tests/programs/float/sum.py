# Sum of floats is compensated.
print(sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1e100, 1.0, -1e100]), sum([1, 0.5, 2**70, -2**70]),
    sum([0.1, 0.2, 0.3], 1))
print(sum([]), sum([], 0.5), sum([float("inf"), 1.0]), sum([1.0, float("nan")]), sum([0.5, True]), sum([1.5, 1j]))
