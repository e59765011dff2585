# Zero argument super in wrong places.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f():
    return super()

show(lambda: f())

def g(x):
    return super().x

show(lambda: g(5))

class A:
    def no_self():
        return super()
    def deleted(self):
        del self
        return super()
    def changed(self):
        self = 5
        return super()
    def local_function(self):
        def inner():
            return super()
        return inner()
    def generator(self):
        return list(super().__repr__()[:5] for _ in "a")
    def works(self):
        return super().__repr__()[:12]
    @staticmethod
    def static():
        return super()
    def with_cell(self):
        f = lambda: self
        return super().__hash__() == object.__hash__(f())

show(lambda: A.no_self())
show(lambda: A().deleted())
show(lambda: A().changed())
show(lambda: A().local_function())
show(lambda: A().generator())
show(lambda: A().works())
show(lambda: A.static())
show(lambda: A.works(5))
show(lambda: A().with_cell())

class Meta(type):
    def __new__(meta, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(meta, name, bases, ns)

try:
    class B(metaclass=Meta):
        def m(self):
            return super()
except RuntimeError as error:
    print(error)
else:
    show(lambda: B().m())
