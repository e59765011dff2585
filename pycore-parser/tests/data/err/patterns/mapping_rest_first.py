match value:
    case {**rest, "a": 1}:
        pass
