# __sizeof__ of small dictionaries.
sizes = [{}.__sizeof__()]
d = {}
for i in range(30):
    d[i] = i
    sizes.append(d.__sizeof__())
print(sizes)
s = {}
sizes = []
for i in range(30):
    s[str(i)] = i
    sizes.append(s.__sizeof__())
print(sizes)
print({"a": 1, "b": 2}.__sizeof__(), dict.fromkeys(range(5)).__sizeof__(), {1: 1}.copy().__sizeof__())
