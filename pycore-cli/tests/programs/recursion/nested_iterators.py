# Iterators over iterators, nested deeper than the native stack; CPython ends by a signal, so the output is ours.
import itertools

def nested(make, innermost, depth=300000):
    for _ in range(depth):
        innermost = make(innermost)
    return innermost

def show(name, make, innermost=()):
    try:
        print(name, list(nested(make, innermost)))
    except RecursionError:
        print(name, "RecursionError")

show("chain", itertools.chain)
show("islice", lambda inner: itertools.islice(inner, 5))
show("accumulate", itertools.accumulate)
show("map", lambda inner: map(str, inner))
show("filter", lambda inner: filter(None, inner))
show("zip", zip)
show("enumerate", enumerate)
print("end")
