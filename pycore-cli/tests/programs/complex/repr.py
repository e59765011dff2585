# Signs, zeros, infinities in the text.
inf, nan = float("inf"), float("nan")
for real in 0.0, -0.0, 1.0, -1.5, inf, nan:
    for imag in 0.0, -0.0, 2.0, -1.5, -inf, nan:
        print(complex(real, imag), end=" ")
    print()
print(repr(1 + 2j), str(1e300 - 5e-324j), f"{1 + 2j}", "%s" % (3j,), [1j], -1j, 1j * 1j)
