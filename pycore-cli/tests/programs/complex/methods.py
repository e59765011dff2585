# Conjugate, from_number, attributes and format.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


z = 3 - 4j
print(z.real, z.imag, z.conjugate(), z.__complex__(), type(z.__complex__()), bool(0j), bool(1j), z.__getnewargs__())
for spec in "", ".2f", "10.1f", "<12", "^15.1e", "+", "+.1f", "g", ",.1f", "0>10":
    show(format, 1234.5 - 2.25j, spec)
for spec in "d", "s", "010.1f", "=10", "%":
    show(format, 1j, spec)
show(lambda: complex.from_number(3))
show(lambda: complex.from_number(C))
show(lambda: complex.from_number("3"))
show(lambda: int(1j))
show(lambda: float(1j))
show(lambda: round(1j))
try:
    z.real = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    z.x = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
