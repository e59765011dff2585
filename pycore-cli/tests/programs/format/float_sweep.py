# Digests of floats in all precisions of e, f, g and %.
seed, totals = 99, {}
for i in range(400):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    x = (seed >> 12) / 2.0 ** (seed % 130)
    for kind in "efg":
        for precision in 0, 1, 3, 6, 15, 17, 25:
            text = f"{x:.{precision}{kind}}"
            if text != "%.*{}".format(kind) % (precision, x):
                print("differs", x, kind, precision)
            for letter in text:
                totals[kind] = (totals.get(kind, 7) * 31 + ord(letter)) % 1000000007
    totals["r"] = (totals.get("r", 7) * 31 + hash(round(x, 3))) % 1000000007
print(totals)
