# A subclass of int with overridden operators and attributes.
class Meters(int):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __add__(self, other):
        return Meters(int(self) + int(other), self.unit)
    def __radd__(self, other):
        return "radd"
    def __repr__(self):
        return f"{int(self)}{self.unit}"

a, b = Meters(5), Meters(7, "km")
print(a, a + b, a + 1, 1 + a, a - b, type(a - b), -a, a * 2, [a], str(a), format(a), f"{b:5}")
print(a == 5, hash(a) == hash(5), {5: "x"}[a], [0, 1, 2, 3, 4, 55][a], a.real, type(a.real), a.__dict__)
print(int(a), type(int(a)), a.__index__(), type(a.__index__()), bool(Meters(0)), a.bit_length(), range(a))
print(type(+a), type(abs(a)), type(round(a)), type(a // 1), type(a & 7), a.__class__.__mro__)
