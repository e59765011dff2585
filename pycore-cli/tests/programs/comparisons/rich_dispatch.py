# Reflected comparisons and NotImplemented.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __eq__(self, o): print("A.eq", end=" "); return NotImplemented
    def __lt__(self, o): print("A.lt", end=" "); return NotImplemented
    def __ge__(self, o): print("A.ge", end=" "); return "A ge"
    __hash__ = None

class B(A):
    def __eq__(self, o): print("B.eq", end=" "); return "B eq"
    def __gt__(self, o): print("B.gt", end=" "); return "B gt"

a, b = A(), B()
print(a == b, b == a, a == a, a != b, a == 5, 5 == a)
print(a < b, a >= b, b <= a, b > a)
show(lambda: a < a)
show(lambda: a <= b)
show(lambda: a > 5)
show(lambda: 5 < a)
show(lambda: a < None)

class Ne:
    def __eq__(self, o): return False
    def __ne__(self, o): return "ne"

print(Ne() != 1, 1 != Ne(), Ne() == 1)

class EqOnly:
    def __eq__(self, o): return "x"

print(EqOnly() != 1, not (EqOnly() == 1), EqOnly() in [1], [EqOnly()] == [1])

class Raises:
    def __eq__(self, o): raise ValueError("eq")
    def __lt__(self, o): raise KeyError("lt")

show(lambda: Raises() == 1)
show(lambda: 1 == Raises())
show(lambda: Raises() != 1)
show(lambda: Raises() in [1])
show(lambda: [1].index(Raises()))
show(lambda: sorted([Raises(), Raises()]))
show(lambda: max(Raises(), 1))
