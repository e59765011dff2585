# A subclass of complex.
class Point(complex):
    def __repr__(self):
        return f"Point{self.real, self.imag}"
    def __add__(self, other):
        return Point(complex(self) + other)

p = Point(1, 2)
print(p, p + 1, type(p + 1), type(p - 1), type(+p), [p], str(p), complex(p), type(complex(p)), p.conjugate(),
    type(p.conjugate()), p == 1 + 2j)
p.name = "x"
print(p.__dict__, hash(p) == hash(1 + 2j), abs(p) == abs(1 + 2j))
