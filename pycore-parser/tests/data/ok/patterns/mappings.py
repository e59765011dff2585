match x:
    case {}: pass
    case {"a": b, -1: c, None: d, e.f: g, **h}: pass
    case {**rest}: pass
