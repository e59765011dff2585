# True and False as integers.
print(True + True, True * 5, -True, +False, True / 2, True << 3, True ** 2, abs(True), round(True), int(True))
print(True & False, True | False, True ^ True, True & 1, True | 2, 1 & True, False ^ 5)
print(repr(True), str(False), format(True), format(True, "d"), f"{True:>6}", "%d %s" % (True, True), hex(True))
print(True is (1 == 1), isinstance(True, int), bool.__mro__, True.real, type(True.real), True.bit_length())
print([10, 20][True], {1: "one"}[True], {True: 1, 1: 2, 1.0: 3}, sum([True, False, True]), hash(True))
