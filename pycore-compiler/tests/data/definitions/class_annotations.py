class A:
    a: int = 1
    if a:
        b: str
