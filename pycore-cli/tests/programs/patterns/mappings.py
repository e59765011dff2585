# Mapping patterns with values, captures and rest.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(x):
    match x:
        case {"type": "a", "value": v}:
            return "a", v
        case {"type": "b", **rest}:
            return "b", rest
        case {1: one, -2: two, "nested": {"k": k}}:
            return one, two, k
        case {None: n}:
            return "None key", n
        case {}:
            return "mapping"
        case _:
            return "other"

for x in {"type": "a", "value": 5}, {"type": "a"}, {"type": "b", "x": 1, "y": 2}, {1: 2, -2: 3, "nested": {"k": 4},
        "extra": 0}, {None: 7}, {}, [], "x", {"z": 1}:
    print(f(x))

class D(dict):
    def __missing__(self, key):
        return "missing"
    def get(self, key, default=None):
        return "got" if key == "type" else default

print(f(D()), f(D(type="b")))

def same_key(x):
    match x:
        case {Keys.a: 1, Keys.b: 2}:
            return True

class Keys:
    a = b = "same"

show(lambda: same_key({"same": 1}))

class BadKeys:
    pass

print(f(BadKeys()))
