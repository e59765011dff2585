# Equal numbers have equal hashes.
for a, b in (1, 1.0), (True, 1), (2**61 - 1, 0), (0.5, 0.5 + 0j), (10**30, 1e30), (-1, -2), (2**53, float(2**53)), (0,
        -0.0), (1 << 100, 2.0 ** 100):
    print(a, b, a == b, hash(a) == hash(b), hash(a), hash(b))
import sys
print(sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag,
    sys.hash_info.algorithm, sys.hash_info.hash_bits, sys.hash_info.seed_bits, sys.hash_info.cutoff)
for v in 0.1, 1.5, -2.75, 1e100, 5e-324, float("inf"), float("-inf"), 1j, 3 + 4j, -1 - 1j:
    print(v, hash(v))
