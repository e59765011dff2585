# Iteration over a list that grows, shrinks and is replaced.
a = [1, 2, 3]
seen = []
for x in a:
    seen.append(x)
    if len(a) < 8:
        a.append(x * 10)
print(seen, a)
a = list(range(10))
for x in a:
    a.remove(x)
print(a)
it = iter(a)
print(next(it), it.__length_hint__())
a.clear()
print(list(it), it.__length_hint__())
a.append(5)
print(list(it))
a = [1, 2, 3]
it = iter(a)
it.__setstate__(2)
print(list(it), it.__reduce__()[1:], iter(a).__reduce__()[1:])
r = reversed(a)
print(next(r), r.__length_hint__())
a.append(9)
print(list(r), r.__length_hint__())
a = [1, 2, 3]
a.extend(a)
print(a)

class Popper:
    def __iter__(self):
        a.clear()
        return iter([1, 2])

a.extend(Popper())
print(a)
