def many(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


assert many(1, d=4) == (1, 2, 3, (), 4, 5, {})
assert many(1, 2, 3, 4, 5, d=6, f=7) == (1, 2, 3, (4, 5), 6, 5, {"f": 7})
assert many(*[1, 2], **{"d": 3, "c": 4}) == (1, 2, 4, (), 3, 5, {})


def fails(call):
    try:
        call()
    except TypeError as error:
        return str(error)


assert fails(lambda: many()) == "many() missing 1 required positional argument: 'a'"
assert fails(lambda: many(1, d=1, a=1)) is None


def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


assert factorial(12) == 479001600
assert fails(lambda: factorial(1, n=2)) == "factorial() got multiple values for argument 'n'"


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError:
    pass
else:
    assert False

# The same call often enough to be specialised, with arguments that are borrowed.
def second(pair, other):
    pair = other
    return pair


total = 0
for i in range(6):
    value = [i]
    total += second(value, value)[0] + len(value)
assert total == 21
assert max([3, 1, 2], key=lambda item: -item) == 1
assert sorted(["b", "a"], reverse=True) == ["b", "a"]
