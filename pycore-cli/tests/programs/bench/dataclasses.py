"""A decorator that makes `__init__`, `__repr__` and `__eq__` from annotations."""


def dataclass(cls):
    names = list(cls.__annotations__)
    parameters = []
    for name in names:
        default = hasattr(cls, name)
        parameters.append(f"{name}=__defaults__.{name}" if default else name)
    body = "".join(f"    self.{name} = {name}\n" for name in names) or "    pass\n"
    namespace = {"__defaults__": cls}
    exec("def __init__(" + ", ".join(["self", *parameters]) + "):\n" + body, namespace)
    cls.__init__ = namespace["__init__"]

    def __repr__(self):
        return cls.__qualname__ + "(" + ", ".join(f"{name}={getattr(self, name)!r}" for name in names) + ")"

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in names)

    cls.__repr__ = __repr__
    cls.__eq__ = __eq__
    cls.__hash__ = None
    return cls
