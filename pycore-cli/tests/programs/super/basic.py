# Super with and without arguments.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    x = "A.x"
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c", cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"

class B(A):
    x = "B.x"
    def m(self): return "B." + super().m()
    @classmethod
    def c(cls): return super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return "B." + super().p
    def attribute(self): return super().x, super(B, self).x
    def nested(self): return (lambda: super().x)() if False else [super(B, self).x for _ in "a"]
    def inner(self):
        def f():
            return __class__.__name__
        return f()

class C(B):
    pass

b = C()
print(b.m(), b.c(), b.s(), b.p, b.attribute(), b.nested(), b.inner(), C.c())
s = super(B, b)
print(s.__thisclass__, s.__self__ is b, s.__self_class__, repr(s) == "<super: <class 'B'>, <B object>>", repr(s),
    repr(super(B)))
show(lambda: s.nope)
try:
    s.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: super(B, 5))
show(lambda: super(5, b))
show(lambda: super())
show(lambda: super(int, str))
show(lambda: super(B, A()))
show(lambda: super(A, B).m is A.__dict__.get("m"))
