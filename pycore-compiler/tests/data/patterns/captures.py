match a:
    case [b, c] if d:
        e
    case (1 as f) | (2 as f):
        g
    case h:
        i
