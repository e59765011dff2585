match value:
    case [x] as _:
        pass
