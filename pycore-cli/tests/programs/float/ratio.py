# As_integer_ratio, is_integer, conjugate and conversions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in 0.0, 0.5, -0.75, 1e20, 0.1, 5e-324:
    print(value.as_integer_ratio(), value.is_integer(), value.conjugate(), value.real, value.imag, int(value),
        bool(value))
show(lambda: float("inf").as_integer_ratio())
show(lambda: float("nan").as_integer_ratio())
show(lambda: float("nan").is_integer())
for name in "__trunc__", "__floor__", "__ceil__", "__int__", "__abs__", "__neg__":
    print(name, [getattr(value, name)() for value in (1.5, -1.5, 2.0, -0.0, 1e20)])
show(lambda: float("inf").__trunc__())
show(lambda: float("nan").__floor__())
