# Super objects as descriptors, subclassed and unbound.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def m(self): return "A"

class B(A):
    def m(self): return "B+" + self._s.m()

B._s = super(B)
print(B().m(), super(B).__thisclass__, super(B).__self__, super(B).__self_class__)

class S(super):
    def hello(self): return "hello"

class C(B):
    def m(self): return S(C, self).m(), S(C, self).hello()

print(C().m())
bound = super(B).__get__(B(), B)
print(bound.m(), type(bound))
show(lambda: super(B).m)
show(lambda: super(B).__get__(5, int))
print(super(B, B).m(B()), super(type, type).__repr__.__name__)

class Meta(type):
    def f(cls): return "Meta.f " + cls.__name__

class Sub(Meta):
    def f(cls): return "Sub+" + super().f()

class X(metaclass=Sub): pass

print(X.f())
