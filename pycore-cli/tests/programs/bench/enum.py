"""Classes whose attributes are members."""


class EnumType(type):
    def __new__(meta, name, bases, namespace):
        values = [(key, value) for key, value in namespace.items() if key[0] != "_" and not callable(value)]
        cls = super().__new__(meta, name, bases, {key: namespace[key] for key in namespace if key[0] == "_"})
        members = []
        for key, value in values:
            member = object.__new__(cls)
            member._name_ = member.name = key
            member._value_ = member.value = value
            setattr(cls, key, member)
            members.append(member)
        cls._members_ = members
        return cls

    def __iter__(cls):
        return iter(cls._members_)

    def __len__(cls):
        return len(cls._members_)


class Enum(metaclass=EnumType):
    def __hash__(self):
        return hash(self._name_)

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"
