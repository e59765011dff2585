# Insertion order through deletion, update and copies.
d = {}
for i in range(20):
    d[f"k{i * 7 % 20}"] = i
for i in range(0, 20, 3):
    del d[f"k{i}"]
print(list(d))
d["k0"] = "again"
d["k1"] = "changed"
print(list(d), list(reversed(d)), list(d.copy()), list(dict(d)), list({**d}))
for i in range(5):
    d.popitem()
print(list(d.items()))
for i in range(1000):
    d[i] = i
    if i % 2:
        del d[i - 1]
print(len(d), list(d)[-3:], list(d)[:3])
print(list(reversed(d))[:2], next(reversed(d.items())), next(reversed(d.values())), next(iter(d)))
