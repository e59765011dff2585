# Alignment, sign, grouping and alternate forms of numbers.
specs = []
for fill in "", "*<", "0>", "^", "=":
    for sign in "", "+", " ":
        for rest in "", "6", "06", "6,", "#x", "8_b", "8.2f", "10.3e", "8.3g", "8%", "c":
            specs.append(fill + sign + rest)
for v in 42, -42, 3.14159:
    out = []
    for spec in specs:
        try:
            out.append(format(v, spec))
        except (ValueError, OverflowError) as error:
            out.append(f"!{error}")
    print("|".join(out))
