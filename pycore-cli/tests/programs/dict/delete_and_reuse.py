# Heavy deletion and insertion keeps lookups right.
d = {}
model = []
seed = 7
for step in range(3000):
    seed = (seed * 1103515245 + 12345) % 2**31
    key = seed % 97
    if seed >> 8 & 1:
        if key not in d:
            model.append(key)
        d[key] = step
    elif key in d:
        del d[key]
        model.remove(key)
    if step % 500 == 0:
        print(step, len(d), list(d) == model)
print(list(d) == model, sum(d), sum(d.values()))
for key in model:
    del d[key]
print(d, len(d), list(d))
s = {str(i): i for i in range(500)}
for i in range(0, 500, 2):
    del s[str(i)]
print(len(s), all(s[str(i)] == i for i in range(1, 500, 2)), any(str(i) in s for i in range(0, 500, 2)), list(s)[:3])
