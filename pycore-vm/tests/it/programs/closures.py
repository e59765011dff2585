def counter():
    count = 0

    def increase(by=1):
        nonlocal count
        count += by
        return count

    return increase


one, other = counter(), counter()
assert [one(), one(), other(5), one()] == [1, 2, 5, 3]
functions = [lambda: i for i in range(3)]
assert [function() for function in functions] == [2, 2, 2]
assert [[x * y for x in range(3)] for y in range(3)][2] == [0, 2, 4]


def deep(a):
    def middle(b):
        def inner(c):
            return a, b, c
        return inner
    return middle


assert deep(1)(2)(3) == (1, 2, 3)


def unbound():
    if False:
        x = 1
    return lambda: x


try:
    unbound()()
except NameError as error:
    assert "free variable" in str(error)
