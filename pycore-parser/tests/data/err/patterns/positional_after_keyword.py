match value:
    case Box(a=1, 2):
        pass
