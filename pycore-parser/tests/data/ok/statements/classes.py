class A: pass
@b
class B(C, *d, metaclass=E, **f):
    """doc"""
    x: int = 1
