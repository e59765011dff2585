# The messages of wrong argument counts.
def f0(): pass

def f1(a): pass

def f2(a, b): pass

def f3(a, b, c): pass

def fd(a, b=1): pass

def fdd(a=1, b=2): pass

def fv(a, *args): pass

def fk(*, k): pass

def fk2(a, *, k, l): pass

def fk3(*, k=1): pass

for f in f0, f1, f2, f3, fd, fdd, fv, fk, fk2, fk3:
    for arguments in (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4):
        try:
            f(*arguments)
        except TypeError as error:
            print(error)
