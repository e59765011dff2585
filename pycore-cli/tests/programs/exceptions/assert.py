# The assert statement.
x = 5
assert x == 5
assert x, "message"
try:
    assert x == 6
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert x == 6, f"x is {x}"
except AssertionError as e:
    print(repr(e))
try:
    assert False, (1, 2)
except AssertionError as e:
    print(e.args)
try:
    assert x == 7, 1 / 0
except ZeroDivisionError as e:
    print(e)
AssertionError = KeyError
try:
    assert False, "real one"
except KeyError:
    print("replaced")
except Exception as e:
    print(type(e).__name__)
print(__debug__)
