# Mro() overridden.
class Meta(type):
    def mro(cls):
        order = super().mro()
        print("mro of", cls.__name__)
        return order

class A(metaclass=Meta): x = "A"

class B(A): pass

class Reverse(type):
    def mro(cls):
        order = type.mro(cls)
        return [order[0], *order[-2:0:-1], order[-1]]

class X: x = "X"

class Y: x = "Y"

class Z(X, Y, metaclass=Reverse): pass

print(Z.__mro__, Z.x, Z().x)

class Bad(type):
    def mro(cls):
        return 5

try:
    class C(metaclass=Bad): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Bad2(type):
    def mro(cls):
        return [cls, 5]

try:
    class D(metaclass=Bad2): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Bad3(type):
    def mro(cls):
        return [cls, int]

try:
    class E(metaclass=Bad3): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
