# While and for with else, break and continue.
def w(n, stop):
    out = []
    while n:
        n -= 1
        if n == stop:
            break
        if n % 2:
            continue
        out.append(n)
    else:
        out.append("else")
    return out

print(w(6, -1), w(6, 3), w(0, 0))
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if j > i:
            break
    else:
        print("inner else", i)
        continue
    print("broke", i, j)
else:
    print("outer else", i, j)
for i in []:
    pass
else:
    print("empty else", i)
for x.y in [1] if False else []:
    pass
d = {}
for d["k"] in range(3):
    pass
print(d)
for i, in [(1,), (2,)]:
    print(i, end=" ")
for i in range(3):
    i = 10
    print(i, end=" ")
while True:
    if i > 12:
        break
    i += 1
while i:
    i -= 1
    if i == 5: break
print(i)
n = 0
while n < 10: n += 3
print(n)
for a in (b for b in range(3)): print(a, end=" ")
for _ in range(2):
    for _ in "ab":
        try:
            continue
        finally:
            print("f", end=" ")
print()
