# A subclass of float with its own operators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Celsius(float):
    def __new__(cls, value, place="here"):
        self = float.__new__(cls, value)
        self.place = place
        return self
    def __mul__(self, other):
        return Celsius(float(self) * other, self.place)
    def __str__(self):
        return f"{float(self):.1f}C at {self.place}"

c = Celsius(20.5, "home")
print(c, repr(c), c * 2, c + 1, type(c + 1), f"{c}", f"{c:.2f}", "%s %r %.1f" % (c, c, c), c == 20.5,
    hash(c) == hash(20.5))
print(float(c), type(float(c)), round(c), type(-c), c.is_integer(), c.__dict__, Celsius.fromhex("0x1p3"), int(c))
show(lambda: Celsius("x"))
