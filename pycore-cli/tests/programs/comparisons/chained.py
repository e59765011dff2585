# Chained comparisons evaluate each operand once.
def n(x):
    print(x, end=" ")
    return x

print(n(1) < n(2) < n(3), n(3) < n(2) < n(1), n(1) < n(2) > n(0) != n(5), n(1) == n(1) in n([1]),
    n(1) is n(1) is not n(None))
print(1 < 2 < 3 < 4, 1 < 3 < 2, (1 < 2) < 3, 1 < (2 < 3), 3 > 2 == 2, not 1 == 2, 1 in [1] == True,
    5 not in [1] != False)

class C:
    def __lt__(self, o): return "lt" if o != 0 else ""
    def __gt__(self, o): return []

print(C() < 1, C() < 1 < 2, C() < 0 < 1, C() > 1 > 2)

def chain(a, b, c):
    if a < b < c:
        return "ascending"
    elif a > b > c:
        return "descending"
    return "neither"

print([chain(*x) for x in [(1, 2, 3), (3, 2, 1), (1, 3, 2), (1.5, 2, "z") if False else (1.5, 2, 2.5),
    ("a", "b", "c")] * 20][-5:])
while n(1) < n(2) < n(0):
    pass
print([x for x in range(10) if 2 < x < 6], (lambda a, b: a <= b <= 5)(1, 5))
