# List, set, dict comprehensions with conditions and nesting.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print([x * 2 for x in range(5)], [x for x in range(10) if x % 2 if x > 3], {x % 3 for x in range(10)},
    {x: x * x for x in range(4)}, [[y for y in range(x)] for x in range(3)], [(x, y) for x in "ab" for y in range(2)])
matrix = [[1, 2], [3, 4], [5, 6]]
print([x for row in matrix for x in row], [[row[i] for row in matrix] for i in range(2)],
    {k: v for k, v in zip("ab", range(2)) if v}, [a + b for a, b in [(1, 2), (3, 4)]], [x for x, *_ in ["abc", "de"]])
print([i for i in [1, 2, 3] for i in [i * 10]], [y := 5, y ** 2], [last := x for x in range(3)], last,
    [f(x) for f in (str, float) for x in (1, 2)])
show(lambda: [x for x in 5])
show(lambda: [1 / x for x in [1, 0]])
show(lambda: [x for x, y in [1]])
show(lambda: {[] for x in [1]})
show(lambda: {[]: 1 for x in [1]})
show(lambda: [undefined_name for x in [1]])
show(lambda: [x.y for x in [1]])
x = "outer"
print([x for x in "ab"], x, [lambda: x for x in "cd"][0](), (lambda: [x for _ in "a"])())
