"""Names that annotations may mention."""


class Iterable:
    pass


Iterator = Generator = Sequence = Mapping = Iterable
