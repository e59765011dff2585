# Decorators of functions and classes.
def trace(name):
    print("make", name)
    def decorator(target):
        print("apply", name, target.__name__)
        return target
    return decorator

@trace("a")

@trace("b")

def f():
    pass

@trace("c")

class C:
    @trace("d")
    def method(self):
        return "m"
    @staticmethod
    @trace("e")
    def static():
        return "s"
    @property
    def p(self):
        return "p"
    @p.setter
    def p(self, value):
        print("set", value)

c = C()
c.p = 5
print(c.method(), c.static(), C.static(), c.p)

@callable

class X:
    pass

print(X)
