# Hashes agree with integers.
for value in 0.0, -0.0, 1.0, -1.0, 0.5, 1e300, 2.0**61, float("inf"), float("-inf"), 5e-324, -0.1:
    print(value, hash(value))
print(hash(3.0) == hash(3), hash(1e22) == hash(10**22), len({1, 1.0, True, 1 + 0j}))
nan = float("nan")
print(hash(nan) == hash(nan), len({nan, nan}))
