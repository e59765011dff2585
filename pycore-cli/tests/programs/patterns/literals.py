# Literal, value and wildcard patterns.
class Color:
    RED = 1
    NAME = "n"

def f(x):
    match x:
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case 1 + 2j:
            return "complex"
        case "text":
            return "text"
        case b"bytes":
            return "bytes"
        case None:
            return "None"
        case True:
            return "True"
        case Color.RED:
            return "red"
        case Color.NAME | "other" as name:
            return name
        case "con" "cat":
            return "joined"
        case _ if x == 99:
            return "guard"
        case _:
            return "default"

for x in (0, 0.0, False, True, 1, 1.0, -1, -2.5, 1 + 2j, "text", b"bytes", None, "n", "other", "concat", 99, [],
        float("nan")):
    print(repr(x), f(x))
