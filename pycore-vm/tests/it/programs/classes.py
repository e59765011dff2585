class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value

    def double(self):
        return self.value * 2

    @property
    def shown(self):
        return f"<{self.value}>"

    @classmethod
    def make(cls):
        return cls(7)

    @staticmethod
    def plain(x):
        return x


class Derived(Base):
    __slots__ = ("extra",)

    def __init__(self, value):
        super().__init__(value)
        self.extra = [value]

    def double(self):
        return super().double() + 1

    def __getattr__(self, name):
        return name

    def __eq__(self, other):
        return isinstance(other, Derived) and self.value == other.value

    def __hash__(self):
        return hash(self.value)


for i in range(5):
    one = Derived(i)
    assert one.double() == 2 * i + 1 and one.shown == f"<{i}>" and one.missing == "missing"
    assert one.extra == [i] and one.kind == "base"
    one.later = i
    del one.extra
    assert one.extra == "extra" and one.__dict__ == {"value": i, "later": i}
assert Derived.make() == Derived(7) and {Derived(1): 2}[Derived(1)] == 2
assert Base.plain(3) == 3


class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        made = super().__new__(meta, name, bases, namespace)
        made.options = options
        return made

    def __call__(cls, *arguments):
        return ("called", super().__call__(*arguments))


class Made(metaclass=Meta, option=1):
    def __init_subclass__(cls):
        cls.seen = True


class Further(Made):
    pass


assert Made.options == {"option": 1} and Further.seen and Made()[0] == "called"
assert type("Dynamic", (Base,), {"kind": "dynamic"})(1).kind == "dynamic"
Base.double = lambda self: 0
assert Derived(3).double() == 1


class Descriptor:
    def __get__(self, instance, owner):
        return (self, instance)

    def __set__(self, instance, value):
        instance.__dict__["stored"] = value

    def __set_name__(self, owner, name):
        self.name = name


class With:
    field = Descriptor()


one = With()
one.field = 3
assert one.stored == 3 and one.field == (With.__dict__["field"], one) and one.field[0].name == "field"
