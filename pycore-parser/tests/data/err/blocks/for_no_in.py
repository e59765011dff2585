for item of box:
    pass
