# __sizeof__ after growth and shrinking.
sizes = []
a = []
for i in range(40):
    sizes.append(a.__sizeof__())
    a.append(i)
print(sizes)
print([list(range(n)).__sizeof__() for n in (0, 1, 5, 10, 100)], [[0] * n for n in range(3)], ([1] * 7).__sizeof__(),
    [1, 2, 3].__sizeof__(), [x for x in range(5)].__sizeof__())
del a[10:]
print(a.__sizeof__(), a[:].__sizeof__(), list((1, 2, 3)).__sizeof__())
a.clear()
print(a.__sizeof__())
