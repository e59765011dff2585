# Big integers to text in several bases and back.
seed, total = 5, 0
for i in range(300):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    n = pow(seed | 1, i % 37 + 1) - seed
    for spec in "", "x", "o", "b", ",", "_x":
        text = format(n, spec)
        base = {"x": 16, "o": 8, "b": 2, "_x": 16}.get(spec, 10)
        if int(text.replace(",", ""), base) != n:
            print("differs", n, spec)
        total = (total * 31 + len(text) + ord(text[-1]) + ord(text[len(text) // 2])) % 1000000007
    for base in 3, 7, 13, 36:
        digits, m = "", abs(n)
        while m:
            m, d = divmod(m, base)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
        if int(digits or "0", base) != abs(n):
            print("differs", n, base)
print(total)
