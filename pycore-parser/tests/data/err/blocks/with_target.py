with lock as 3:
    pass
