# Special methods of numbers called directly give NotImplemented for others.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


names = ["add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "floordiv", "rfloordiv", "mod", "rmod",
    "divmod", "rdivmod", "pow", "rpow", "lshift", "rlshift", "rshift", "rrshift", "and", "rand", "or", "ror", "xor",
    "rxor", "lt", "le", "eq", "ne", "gt", "ge"]
values = [7, True, 2.5, 1 + 2j]
for value in values:
    for name in names:
        method = getattr(value, f"__{name}__", None)
        if method is None:
            continue
        row = []
        for other in 3, 0, False, 1.5, 2j, "a", None, [1], -4:
            try:
                row.append(method(other))
            except Exception as error:
                row.append(f"{type(error).__name__}: {error}")
        print(type(value).__name__, name, row)
show(lambda: (2).__pow__(3, 5))
show(lambda: (2).__rpow__(3, 5))
show(lambda: (2.0).__pow__(3, 5))
show(lambda: (2).__pow__(3, "x"))
show(lambda: (2).__pow__(-1, 5))
