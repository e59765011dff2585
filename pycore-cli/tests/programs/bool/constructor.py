# Truth of all kinds of objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Length:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n

class Bool:
    def __init__(self, result):
        self.result = result
    def __bool__(self):
        return self.result

class Both(Length):
    def __bool__(self):
        return True

print([bool(x) for x in (0, 1, 0.0, -0.0, 1e-300, float("nan"), 0j, 1j, "", "0", b"", b"0", (), (0,), [], {}, set(),
    None,
                         range(0), range(1), ..., NotImplemented.__class__, object(), int)])
for x in Length(0), Length(3), Length(-1), Length("a"), Length(2**100), Bool(True), Bool(1), Bool(None), Both(0):
    show(bool, x)
show(lambda: bool())
show(lambda: bool(1, 2))
show(lambda: bool(x=1))
show(lambda: bool(NotImplemented))
