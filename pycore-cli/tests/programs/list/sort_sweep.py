# Sorting against insertion sort, and stability.
seed, bad = 11, 0

def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return (seed >> 8) % n

def insertion(values, key):
    out = []
    for v in values:
        i = len(out)
        while i and key(v) < key(out[i - 1]):
            i -= 1
        out.insert(i, v)
    return out

for i in range(120):
    n = random(150)
    kind = i % 6
    if kind == 0: values = [random(10) for _ in range(n)]
    elif kind == 1: values = [k if random(10) else random(n + 1) for k in range(n)]
    elif kind == 2: values = [str(random(50)) for _ in range(n)]
    elif kind == 3: values = [(random(3), random(100) / 7) for _ in range(n)]
    elif kind == 4: values = [-k for k in range(n)] + [k for k in range(random(40))]
    else: values = [random(5) * 0.5 if random(2) else random(5) for _ in range(n)]
    tagged = list(enumerate(values))
    key = lambda p: p[1]
    bad += sorted(tagged, key=key) != insertion(tagged, key) or sorted(values) != insertion(values, lambda v: v)
    r = sorted(tagged, key=key, reverse=True)
    bad += r != list(reversed(insertion(list(reversed(tagged)), key)))
    copy = values[:]
    copy.sort(reverse=True)
    bad += copy != sorted(values, reverse=True)
print(bad)
big = [random(1000) for _ in range(5000)]
s = sorted(big)
print(all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(big), s == sorted(s) == sorted(s[::-1]), min(big) == s[0],
    max(big) == s[-1])
