# The text of an uncaught exception through functions.
def first(x):
    return second(x, "text") + 1

def second(x, y):
    values = [1, 2, 3]
    return values[x] + third(y)

def third(y):
    return int(
        y
    )

print("start")
first(1)
