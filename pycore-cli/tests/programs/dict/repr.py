# Nested and recursive dictionaries.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = {"a": 1, 2: [3], (4,): {5: 6}}
d["self"] = d
d["l"] = [d]
print(d)
print(d.keys(), d.values())

class R:
    def __repr__(self):
        d.clear()
        return "R"

d["r"] = R()
print(d, len(d))

class Bad:
    def __repr__(self):
        raise ValueError("repr")

show(lambda: repr({1: Bad()}))
show(lambda: repr({Bad(): 1}))
print({}, {"": ""}, str({1: 2}), repr({True: None}))
