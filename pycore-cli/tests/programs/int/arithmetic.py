# The operators on small and big integers.
values = [0, 1, -1, 7, -7, 255, 2**30 - 1, 2**30, -2**30, 2**60 + 1, -2**63, 2**64, 10**30]
for a in values:
    for b in values:
        print(a, b, a + b, a - b, a * b, end=" ")
        if b:
            print(a // b, a % b, divmod(a, b) == (a // b, a % b))
        else:
            print()
