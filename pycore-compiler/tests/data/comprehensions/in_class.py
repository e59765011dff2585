class A:
    a = 1
    b = [a for c in a]
    d = [__class__ for e in b]
