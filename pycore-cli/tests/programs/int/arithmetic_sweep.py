# Identities of big integers, signs and sizes mixed.
seed, values = 77, []
for i in range(60):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    n = pow(seed, i % 9 + 1) >> (seed % 64)
    values.append(-n if i % 3 == 0 else n)
values += [0, 1, -1, 2**30, 2**60, -2**30, 2**90 - 1]
total = bad = 0
for a in values:
    for b in values:
        total = (total * 31 + hash(a + b) + hash(a * b) + hash(a & b) + hash(a | b) + hash(a ^ b)) % 1000000007
        bad += (a + b) - b != a or (a ^ b) ^ b != a or (a & b) + (a | b) != a + b or -(a - b) != b - a
        if b:
            q, r = divmod(a, b)
            bad += q * b + r != a or not (0 <= r < b or b < r <= 0) or a // b != q or a % b != r
            total = (total * 31 + hash(q)) % 1000000007
        s = abs(b) % 200
        bad += a << s >> s != a or a >> s != a // 2**s or a << s != a * 2**s
        bad += (a < b) != (b > a) or (a == b) != (hash(a) == hash(b) and not a != b)
print(bad, total)
print(sum(pow(a, 3, 1000003) for a in values), sum(abs(a).bit_length() for a in values),
    sum(float(a) == a for a in values if abs(a) < 2**1000))
