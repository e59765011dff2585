match value:
    case [x] as a.b:
        pass
