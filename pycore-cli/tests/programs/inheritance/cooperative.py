# Cooperative initialisation with keywords.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Root:
    def __init__(self, **kwargs):
        if kwargs:
            raise TypeError(f"unexpected {sorted(kwargs)}")

class Named(Root):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

class Aged(Root):
    def __init__(self, age=0, **kwargs):
        super().__init__(**kwargs)
        self.age = age

class Person(Named, Aged):
    pass

p = Person("Ann", age=5)
print(p.name, p.age, vars(p))
show(lambda: Person("x", foo=1))
show(lambda: Person())

class Mixin:
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"

class Shown(Mixin, Person):
    pass

print(Shown("Bob", age=3), [Shown("C")])
