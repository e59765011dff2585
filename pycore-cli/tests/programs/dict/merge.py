# The operators | and |=.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a | {}, {} | a)
c = a
c |= b
c |= [("w", 5)]
print(a, c is a)
show(lambda: a | [("q", 1)])
show(lambda: [("q", 1)] | a)
show(lambda: a | None)
show(lambda: a + b)
try:
    a |= 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a |= [1]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class D(dict):
    def __or__(self, other):
        return "D or"
    def __ror__(self, other):
        return "D ror"

class E(dict):
    pass

print(D() | {}, {} | D(), type(E() | {}), type({} | E()), {}.__or__(5), {}.__ror__({1: 2}))
