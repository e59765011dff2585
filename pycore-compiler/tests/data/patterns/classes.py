match a:
    case A():
        b
    case B(c, 1, d=e, f=_):
        g
