# Special methods of sets and dictionaries called directly.
for value in {1, 2}, frozenset([1, 2]), {1: 2}, {1: 2}.keys(), {1: 2}.items():
    for name in ("and", "rand", "or", "ror", "xor", "rxor", "sub", "rsub", "iand", "ior", "ixor", "isub", "lt", "le",
            "gt", "ge", "eq", "ne"):
        if not hasattr(value, f"__{name}__"):
            continue
        row = []
        for other in {2, 3}, frozenset([1]), [1], {1: 5}, {1: 2}.keys(), None, "a":
            target = value.copy() if hasattr(value, "copy") else value
            try:
                result = getattr(target, f"__{name}__")(other)
                row.append(sorted(result, key=str) if isinstance(result, (set, frozenset)) else result)
            except Exception as error:
                row.append(f"{type(error).__name__}: {error}")
        print(type(value).__name__, name, row)
