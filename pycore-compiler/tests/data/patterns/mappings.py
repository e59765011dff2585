match a:
    case {}:
        b
    case {"c": d, e.f: 1}:
        g
    case {-1: _, **h}:
        i
