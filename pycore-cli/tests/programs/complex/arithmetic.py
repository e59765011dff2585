# Operators on complex numbers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [0j, 1 + 0j, -1.5 + 2j, 3j, complex(float("inf"), 0), 2, 0.5]
for a in values:
    for b in values[:4]:
        print(a, b, a + b, a - b, a * b, end=" ")
        try:
            print(a / b)
        except ZeroDivisionError as error:
            print(error)
show(lambda: 1j // 1)
show(lambda: 1j % 1)
show(lambda: divmod(1j, 1))
show(lambda: 1j < 2j)
show(lambda: +(1 - 2j))
show(lambda: -(1 - 2j))
show(lambda: abs(3 + 4j))
show(lambda: abs(complex(1e308, 1e308)))
show(lambda: ~1j)
