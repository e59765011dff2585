# __op__, __rop__, NotImplemented and subclasses first.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __init__(self, name): self.name = name
    def __add__(self, other):
        print(f"{self.name}.__add__", end=" ")
        return NotImplemented
    def __radd__(self, other):
        print(f"{self.name}.__radd__", end=" ")
        return NotImplemented

class B(A):
    def __radd__(self, other):
        print(f"{self.name}.B.__radd__", end=" ")
        return "B radd"

class C(A):
    pass

a, b, c = A("a"), B("b"), C("c")
print(a + b)
print(5 + b)
print([] + b)
print("s" + b)
show(lambda: a + a)
show(lambda: a + c)
show(lambda: c + a)
show(lambda: b + a)
show(lambda: a + 5)
show(lambda: 5 + a)
show(lambda: None + a)

class OnlyR:
    def __rsub__(self, o): return ("rsub", o)
    def __rpow__(self, o, m=None): return ("rpow", o, m)

print(5 - OnlyR(), 2 ** OnlyR(), pow(2, OnlyR()))
show(lambda: pow(2, OnlyR(), 3))
show(lambda: OnlyR() - OnlyR())

class Sub(int):
    def __radd__(self, o): return "Sub radd"
    def __add__(self, o): return "Sub add"

print(1 + Sub(2), Sub(1) + 2, 1.5 + Sub(2), Sub(1) + Sub(2), True + Sub(1))

class Same:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "never for same type"

show(lambda: Same() + Same())
