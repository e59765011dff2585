a += 1
(b.c) -= d, e
f[g] @= yield
h //= i; j **= k; l >>= m; n <<= o; p &= q; r ^= s; t |= u; v %= w; x *= y; z /= a
