# Equality of dictionaries.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


nan = float("nan")
print({} == {}, {1: 2} == {1.0: 2.0}, {1: 2} == {1: 3}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 2},
    {1: nan} == {1: nan}, {"a": {}} == {"a": {}}, {1: 2} == [(1, 2)], {1: 1} == {2: 1})
show(lambda: {} < {})
show(lambda: {} >= {1: 2})
show(lambda: {}.__eq__(5))
show(lambda: {}.__lt__({}))

class Evil:
    def __eq__(self, other):
        b.clear()
        return True
    def __hash__(self):
        return 1

a, b = {1: Evil(), 2: 2}, {1: 1, 2: 2}
print(a == b, b)

class Boom:
    def __eq__(self, other):
        raise ValueError("compare")
    def __hash__(self):
        return 7

show(lambda: {"a": Boom()} == {"a": 1})
show(lambda: {Boom(): 1} == {7: 1})
show(lambda: hash({}))
