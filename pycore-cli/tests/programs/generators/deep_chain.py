# Many generators delegating to each other.
def level(n):
    if n == 0:
        got = yield "bottom"
        return got
    result = yield from level(n - 1)
    return result + 1

g = level(100)
print(next(g))
try:
    g.send(0)
except StopIteration as stop:
    print(stop.value)
g = level(50)
next(g)
try:
    g.throw(ValueError("through all"))
except ValueError as error:
    depth, tb = 0, error.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print(error, depth)
g = level(30)
next(g)
print(g.close())

def endless(n):
    yield from endless(n + 1)

try:
    next(endless(0))
except RecursionError:
    print("recursion")
