# Or patterns, as patterns and nesting.
def f(x):
    match x:
        case (1 | 2) as n:
            return "small", n
        case [("a" | "b") as letter, int() | None as n]:
            return letter, n
        case {"k": (1 | 2 | [3, *_]) as v}:
            return "k", v
        case [a, [b, [c, *d]]] | (a, b, c, d):
            return a, b, c, d
        case ((("deep"))):
            return "parens"
        case (x,) | [x, _, _]:
            return "x", x

for x in 1, 2, ["a", 5], ["b", None], ["c", 1], {"k": 1}, {"k": [3, 4]}, {"k": 4}, [1, [2, [3, 4, 5]]], (1, 2, 3,
        4), "deep", [9], (7, 8, 9):
    print(f(x))
