"""Names that annotations may mention."""


class Form:
    def __getitem__(self, parameters):
        return self


Any = Iterable = Iterator = List = Dict = Optional = Tuple = Union = Form()
