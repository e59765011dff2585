match value:
    case x as 1:
        pass
