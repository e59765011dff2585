def run:
    pass
