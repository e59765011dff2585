# Methods of range called with wrong numbers and kinds of arguments.
PLAIN = (int, float, complex, str, bytes, bool, type(None), type(NotImplemented))
SKIPPED = ()


def make():
    return range(3)


def attempt(name, arguments, keywords):
    try:
        result = getattr(make(), name)(*arguments, **keywords)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ascii(result) if type(result) in PLAIN else type(result).__name__


several = (1, 2, 3, 4, 5, 6, 7)
cases = [((), {}), ((1,), {}), (("a",), {}), ((None,), {}), ((1.5, "b"), {}), (several, {}), ((), {"x": 1})]
for name in sorted(vars(range)):
    if not name.startswith("__") and callable(getattr(range, name)) and name not in SKIPPED:
        print(name)
        for arguments, keywords in cases:
            print("   ", arguments, keywords or "", attempt(name, arguments, keywords))
