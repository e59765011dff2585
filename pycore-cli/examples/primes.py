"""Prime numbers by the sieve of Eratosthenes, and how they thin out."""

from itertools import count, takewhile


def primes():
    """Yield all prime numbers."""
    multiples = {}
    for number in count(2):
        divisor = multiples.pop(number, None)
        if divisor is None:
            yield number
            multiples[number * number] = number
            continue
        multiple = number + divisor
        while multiple in multiples:
            multiple += divisor
        multiples[multiple] = divisor


if __name__ == "__main__":
    for limit in (10, 100, 1000, 10_000):
        found = sum(1 for _ in takewhile(lambda prime: prime < limit, primes()))
        print(f"{found:>5} primes below {limit:>6}: {found / limit:.1%}")
