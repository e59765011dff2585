match value:
    case A(*b):
        pass
