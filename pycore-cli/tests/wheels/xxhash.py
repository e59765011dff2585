"""xxhash: heap types, properties, buffers, and digests as bytes, ints and text."""

import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import xxhash

for name in ("xxh32", "xxh64", "xxh3_64", "xxh3_128"):
    cls = getattr(xxhash, name)
    value = cls(b"abc", seed=7)
    print(name, value.hexdigest(), value.intdigest(), value.digest(), value.digest_size, value.block_size, value.name, value.seed)
    other = value.copy()
    other.update(bytearray(b"more"))
    print(other.hexdigest() == cls(b"abcmore", seed=7).hexdigest(), value.hexdigest() == other.hexdigest())
    value.reset()
    print(value.hexdigest() == cls(b"", seed=7).hexdigest())
    print(getattr(xxhash, f"{name}_hexdigest")(b"x" * 10000), getattr(xxhash, f"{name}_intdigest")(memoryview(b"y")))
    for arguments in (("text",), (5,), (b"", "seed"), (b"", 1, 2)):
        try:
            print(cls(*arguments).hexdigest())
        except Exception as error:
            print(type(error).__name__, error)
    try:
        value.seed = 1
    except AttributeError as error:
        print(type(error).__name__)
print(xxhash.XXHASH_VERSION, sorted(xxhash.algorithms_available))
