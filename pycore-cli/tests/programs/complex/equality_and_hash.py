# Equality with reals, hashes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(1 + 0j == 1, 1 == 1 + 0j, 1 + 0j == 1.0, 1j == 1, 1j != 1j, 2**53 + 1 + 0j == 2**53, 1 + 0j == "a",
    complex(float("nan"), 0) == 0)
print(hash(1 + 0j) == hash(1), hash(1j), hash(0.5 + 2j), hash(0j), {1 + 0j: "a"}[1], 1j in [1j])
show(lambda: 1j < 1)
show(lambda: 1 > 1j)
show(lambda: sorted([1j, 2j]))
