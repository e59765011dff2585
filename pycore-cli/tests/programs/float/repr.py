# Shortest text that reads back.
values = [0.1, 1 / 3, 1e16, 1e15, 123456789012345678.0, 1e22, 1e23, 9007199254740993.0, 1e-4, 1e-5, 5e-324,
    1.7976931348623157e308,
          2.2250738585072014e-308, 0.1 + 0.2, 100.0, -0.0, 1e100, 12345.678, float("inf"), float("nan"), 2.0**0.5]
for value in values:
    print(repr(value), str(value), float(repr(value)) == value, f"{value}", format(value, ""))
