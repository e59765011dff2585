for 1 in box:
    pass
