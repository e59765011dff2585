# Subclasses with slots, multiple bases and overridden __new__.
class A(ValueError, KeyError):
    pass

print(A("x"), repr(A("x")), A.__mro__)

class S(Exception):
    __slots__ = ("code",)

s = S("a")
s.code = 5
print(s.code, s.args, hasattr(s, "__dict__"))

class N(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.tag = len(args)
        return self

print(N(1, 2).tag, N().args)

class Eq(Exception):
    def __eq__(self, other): return True
    __hash__ = None

try:
    raise Eq
except Eq as e:
    print(e == 5)
try:
    raise A("multi")
except KeyError as e:
    print("as KeyError", e)
for base in BaseException, Exception, SystemExit, StopIteration, OSError, UnicodeDecodeError:
    class X(base):
        pass
    print(X.__name__, X.__bases__, issubclass(X, Exception))
