# Loops over ranges whose bounds and variables change.
def f(n, step):
    total = 0
    for i in range(0, n, step):
        total += i
        if i > 50:
            i = 0
    return total, n

print(f(100, 1), f(100, 7), f(0, 1), f(2**70 + 5, 2**69))

def nested(n):
    count = 0
    for i in range(n):
        for j in range(i):
            if j == 5:
                break
            count += 1
        else:
            continue
        count += 100
    else:
        count += 10000
    return count, i

print(nested(20), nested(3))

def mixed(iterable):
    out = []
    for x in iterable:
        out.append(x)
    return len(out)

for it in (range(50), list(range(50)), tuple(range(60)), "abc" * 20, (x for x in range(55)), {1: 2},
        range(2**64, 2**64 + 50), iter([1] * 50), set(range(40)), b"bytes"):
    print(mixed(it), end=" ")

def breaker(range):
    for i in range(3):
        print(i, end=" ")

breaker(lambda n: "xyz"[:n])
breaker(range)
