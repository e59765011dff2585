while next(it) = 3:
    pass
