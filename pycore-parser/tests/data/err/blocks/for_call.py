for f() in box:
    pass
