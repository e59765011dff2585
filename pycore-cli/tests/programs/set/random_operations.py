# A set against a model of a sorted list.
s, model, seed = set(), [], 3
for step in range(3000):
    seed = (seed * 1103515245 + 12345) % 2**31
    key = (seed >> 4) % 211
    if seed >> 20 & 1:
        s.add(key)
        if key not in model:
            model.append(key)
    else:
        s.discard(key)
        if key in model:
            model.remove(key)
    if step % 300 == 0:
        print(step, len(s), sorted(s) == sorted(model), key in s)
big = set(range(0, 3000, 3))
print(len(big & set(range(0, 3000, 2))), len(big | set(range(100))), len(big - set(range(1500))),
    sum(big ^ {0, 1, 2}), len({str(i % 50) for i in range(1000)}))
