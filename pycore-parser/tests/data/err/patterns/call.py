match value:
    case f(a)():
        pass
