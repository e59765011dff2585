# Nested and recursive lists.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = [1, "a", None, 1.5, [2, [3]], (4,), {5: 6}, ...]
print(a)
a.append(a)
print(a, str(a) == repr(a))
b = [a, [a]]
print(b)

class R:
    def __repr__(self):
        a.clear()
        return "R"

a[:] = [R(), R(), 3]
print(a)

class Bad:
    def __repr__(self):
        raise ValueError("no repr")

show(lambda: repr([1, Bad()]))

class NotText:
    def __repr__(self):
        return 5

show(lambda: repr([NotText()]))
show(lambda: repr([]))
