# Layout conflicts and final types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


try:
    class F(int, str): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(list, dict): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class F(int, list): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class L(list): pass

class I(int): pass

try:
    class F(L, I): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class Ok(L, object): pass

class E1(ValueError): pass

class E2(E1, KeyError): pass

print(E2.__mro__)
try:
    class F(OSError, SyntaxError): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
for base in (bool, type(None), type(...), type(NotImplemented), range, slice, type(lambda: 0), type(len), memoryview,
        type((lambda: (yield))()), type({}.keys()), type(iter([])), type(show.__code__), type(type.__dict__)):
    show(lambda: type("F", (base,), {}).__name__)
for base in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, object, type, property,
        staticmethod, classmethod, super, enumerate, map, filter, zip, reversed, Exception,
                type(type(__builtins__) and __builtins__)):
    show(lambda: type("F", (base,), {}).__mro__[1].__name__)
