# The operators with zeros, infinities and nan.
values = [0.0, -0.0, 1.5, -2.25, 1e300, 5e-324, float("inf"), float("-inf"), float("nan")]
for a in values:
    for b in values:
        row = [a + b, a - b, a * b]
        if b != 0:
            try:
                row += [a / b, a // b, a % b]
            except OverflowError as error:
                row += [str(error)]
        print(a, b, row)
