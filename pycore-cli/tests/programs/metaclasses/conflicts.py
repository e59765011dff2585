# Which metaclass wins, and conflicts.
class M1(type): pass

class M2(type): pass

class M3(M1, M2): pass

class A(metaclass=M1): pass

class B(metaclass=M2): pass

try:
    class C(A, B): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class C(A, B, metaclass=M3): pass

print(type(C), type(type("D", (A,), {})), type(type("E", (C, A), {})))
try:
    type("F", (A, B), {})
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class E(A, metaclass=type): pass

print(type(E))

class NotType:
    pass

try:
    class F(A, metaclass=NotType): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class G(metaclass=lambda *a: 1 / 0): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
