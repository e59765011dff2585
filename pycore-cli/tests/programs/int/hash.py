# Hashes of integers.
import sys
P = sys.hash_info.modulus
for value in 0, 1, -1, -2, P - 1, P, P + 1, -P, 2**61, 2**64, 10**40, -10**40:
    print(value, hash(value))
print(hash(2**61) == hash(2.0**61), hash(True) == hash(1), hash(10**20) == hash(1e20))
