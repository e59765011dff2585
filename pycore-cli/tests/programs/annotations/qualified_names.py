# Names of the functions that make annotations.


def f() -> int:
    def nested() -> None:
        pass

    return nested


class Outer:
    x: int

    def method(self, x: int):
        pass


def generic[T](x: T) -> T:
    pass


for function in (f, f(), Outer.method, Outer, generic):
    print(function.__annotate__.__qualname__, function.__annotate__.__name__)
print(f.__annotate__.__code__.co_qualname)
f.__qualname__ = "other"
print(f.__annotate__.__qualname__)

# What collects conditional annotations can be any object of the program.
for value in ("0", "frozenset()", "[]"):
    try:
        exec(f"__conditional_annotations__ = {value}\nx: int", {})
    except TypeError as error:
        print(error)
