match a:
    case [b, c] | [c, [b]]:
        d
