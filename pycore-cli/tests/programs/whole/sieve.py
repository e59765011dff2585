# Prime numbers by the sieve of Eratosthenes.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]

primes = sieve(10000)
print(len(primes), primes[:10], primes[-3:], sum(primes))

def factor(n):
    out = {}
    for p in primes:
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
        if p * p > n:
            break
    if n > 1:
        out[n] = 1
    return out

for n in 360, 9973, 2**20, 600851475143, 10**10 + 19:
    print(n, " * ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in factor(n).items()))
