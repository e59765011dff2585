# The text of chained exceptions.
def lookup(d, key):
    try:
        return d[key]
    except KeyError as error:
        raise ValueError("no such key") from error

try:
    lookup({}, "a")
except ValueError:
    1 / 0
