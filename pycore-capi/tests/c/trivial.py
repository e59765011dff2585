"""What a call of a trivial C function costs, in nanoseconds, by each convention."""

import time

import _trivial


def measure(name, values):
    source = f"def loop(f, count):\n for i in range(count): f({values})"
    namespace = {}
    exec(source, namespace)
    loop, function = namespace["loop"], getattr(_trivial, name)
    best = 1e9
    for _ in range(7):
        start = time.perf_counter()
        loop(function, 200_000)
        best = min(best, time.perf_counter() - start)
    return best / 200_000 * 1e9


for name, values in (("nothing", ""), ("same", "i"), ("first", "i, i"), ("named", "i, i"), ("all", "i, i")):
    print(f"{name:8} {measure(name, values):6.1f}")
