# Metaclasses make and customise classes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Meta(type):
    def __new__(meta, name, bases, namespace, **kwargs):
        print("new", name, bases, sorted(k for k in namespace if k[:2] != "__"), kwargs)
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def method(cls):
        return "meta method of " + cls.__name__
    @property
    def prop(cls):
        return "meta property"
    def __repr__(cls):
        return f"<{cls.__name__}>"
    def __len__(cls):
        return 42
    def __getattr__(cls, name):
        return "meta getattr " + name

class A(metaclass=Meta, option=1):
    x = 1
    def __init__(self, v):
        self.v = v

class B(A):
    pass

print(A(5).v, A.method(), A.prop, A, B, len(A), A.nothing, type(A), type(B), isinstance(A, Meta))
show(lambda: A(1).method())
show(lambda: A(1).prop)
show(lambda: A(1).nothing)

class C(B, list, option=2): pass
