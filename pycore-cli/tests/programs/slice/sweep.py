# All small slices of lists, tuples, text, bytes and ranges, read, assigned and deleted.
bounds = [None, -7, -5, -2, -1, 0, 1, 3, 5, 9]
steps = [None, 1, 2, 3, -1, -2, 7]
total = bad = count = 0
base = [10, 11, 12, 13, 14]
for start in bounds:
    for stop in bounds:
        for step in steps:
            s = slice(start, stop, step)
            indices = list(range(*s.indices(5)))
            expected = [base[i] for i in indices]
            bad += base[s] != expected or list(tuple(base)[s]) != expected or list(range(10, 15)[s]) != expected
            bad += "abcde"[s] != "".join("abcde"[i] for i in indices)
            bad += list(bytes(base)[s]) != expected or list(memoryview(bytes(base))[s]) != expected
            for make in list, bytearray:
                a, b = make(base), make(base)
                del a[s]
                bad += list(a) != [x for i, x in enumerate(base) if i not in indices]
                try:
                    b[s] = make([1, 2])
                except ValueError:
                    total += 1
                total = (total * 31 + sum(b) + len(b)) % 1000000007
            count += 1
print(bad, count, total)
