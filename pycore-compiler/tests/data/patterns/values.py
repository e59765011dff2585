match a:
    case 1 | -2 | 3.5 + 4j:
        b
    case "c" | None | True:
        d
    case e.f:
        g
    case _:
        h
