# Lookups on classes through metaclass and class, with data descriptors.
class Data:
    def __get__(self, o, t): return ("data", o is None, t.__name__)
    def __set__(self, o, v): print("set", v)

class NonData:
    def __get__(self, o, t): return ("nondata", o is None, t.__name__)

class Meta(type):
    d = Data()
    n = NonData()
    x = "meta x"

class A(metaclass=Meta):
    d = "class d"
    n = "class n"
    x = NonData()

print(A.d, A.n, A.x, A().d, A().n, A().x)
A.d = 5
A.n = 6
print(A.__dict__["d"], A.n)

def run(n=60):
    r = None
    for _ in range(n):
        r = A.x, A.d
    return r

print(run())
Meta.x = Data()
print(run())
del Meta.d
print(run())
A.x = "now through data descriptor"
print(run())
