# Sizes of sets.
print([set(range(n)).__sizeof__() for n in (0, 1, 4, 5, 10, 50, 200)],
    [frozenset(range(n)).__sizeof__() for n in (0, 3, 5, 20)])
s = set()
sizes = []
for i in range(100):
    s.add(i)
    sizes.append(s.__sizeof__())
print(sorted(set(sizes)))
while s:
    s.pop()
print(s.__sizeof__() in sizes, set().__sizeof__())
