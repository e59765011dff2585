match value:
    case {**_}:
        pass
