match a:
    case []:
        b
    case [1, *_]:
        c
    case [*_, 2]:
        d
    case [e, *f]:
        g
