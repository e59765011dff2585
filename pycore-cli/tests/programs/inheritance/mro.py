# Linearisation and conflicts.
class A: pass

class B(A): pass

class C(A): pass

class D(B, C): pass

class E(C, B): pass

print(D.__mro__, [c.__name__ for c in D.mro()])
try:
    class F(D, E): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(A, B): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(object, A): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(A, A): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class X(D, object): pass

print(X.__mro__)

def diamond(name):
    class Base:
        def m(self): return ["Base"]
    class L(Base):
        def m(self): return ["L"] + super().m()
    class R(Base):
        def m(self): return ["R"] + super().m()
    class Bottom(L, R):
        def m(self): return ["Bottom"] + super().m()
    return Bottom().m()

print(diamond("x"))
