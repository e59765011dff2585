# Subset relations.
a = {1, 2}
for b in {1, 2}, {1, 2, 3}, {1}, {3}, set(), frozenset([1, 2]), [1, 2], {1: 0, 2: 0}.keys():
    row = [a == b, a != b]
    for op in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b):
        try:
            row.append(op())
        except TypeError as error:
            row.append(str(error))
    print(b, row)
print({1, 2.0} == {1.0, 2}, {1} < {1, 2} < {1, 2, 3}, set() <= set(), {frozenset([1])} == {frozenset([1.0])}, {1} == 1)
print({frozenset([1])}.__contains__({1}), {1} in {frozenset([1])}, {1} in [frozenset([1])])
s = {frozenset([1])}
s.remove({1})
print(s)
