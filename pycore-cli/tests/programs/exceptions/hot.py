# Exceptions raised and caught in hot loops.
def parse(x):
    try:
        return int(x)
    except ValueError:
        return -1
    except TypeError as e:
        return -2
    finally:
        counts[0] += 1

counts = [0]
print(sum(parse(x) for x in ["1", "x", None, 2.5, "0b1"] * 40), counts)

def find(d, keys):
    missing = 0
    for k in keys:
        try:
            d[k]
        except KeyError:
            missing += 1
    return missing

print(find({1: 2, 3: 4}, list(range(100))))

def deep(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        deep(n - 1)
    except ValueError as e:
        if n % 2:
            raise
        raise ValueError(n) from e

e = None
try:
    deep(50)
except ValueError as error:
    e = error
length = 0
while e:
    length, e = length + 1, e.__cause__
print(length)

def loop():
    r = []
    for i in range(100):
        try:
            if i % 3 == 0:
                continue
            if i == 98:
                break
            r.append(1 // (i % 5))
        except ZeroDivisionError:
            r.append("z")
        else:
            r.append(".")
    return len(r), r[-4:], i

print(loop())
