# __prepare__ and its namespaces.
class Log(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("define", key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        if key.startswith("auto"):
            return key.upper()
        raise KeyError(key)

class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwargs):
        print("prepare", name, bases, kwargs)
        return Log()
    def __new__(meta, name, bases, namespace, **kwargs):
        return super().__new__(meta, name, bases, dict(namespace))

class A(metaclass=Meta, k=1):
    x = auto_value
    def f(self): pass
    y = x
    x = 2

print(A.x, A.y)
try:
    class B(metaclass=Meta): z = undefined_thing
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class BadPrepare(type):
    def __prepare__(*args):
        return 5

try:
    class C(metaclass=BadPrepare): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

def function_meta(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if k not in ("__firstlineno__", "__static_attributes__"))

class D(metaclass=function_meta):
    a = 1

print(D)
