# Bit_length, bit_count, conjugate, as_integer_ratio, is_integer and attributes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for value in 0, 1, -1, 255, 256, -256, 2**64, True:
    print(value.bit_length(), value.bit_count(), value.conjugate(), value.as_integer_ratio(), value.is_integer(),
          value.real, value.imag, value.numerator, value.denominator)
for name in ("__trunc__", "__floor__", "__ceil__", "__int__", "__index__", "__float__", "__pos__", "__neg__",
        "__abs__"):
    print(name, getattr(-7, name)(), getattr(10**25, name)(), getattr(True, name)())
show(lambda: (1).bit_length(1))
show(lambda: int.bit_length("a"))
show(lambda: int.bit_length())
