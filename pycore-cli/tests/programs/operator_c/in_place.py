# In place functions of the module _operator.
import _operator as op
for name in ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ior",
        "ixor", "iconcat", "imatmul"):
    f = getattr(op, name)
    for a, b in (7, 2), (7.5, 2), ([1], [2]), ("a", "b"), ({1, 2}, {2}), ({1: 2}, {3: 4}), (5, None):
        try:
            print(name, f(a, b), end="; ")
        except TypeError as error:
            print(name, error, end="; ")
    print()
l = [1]
print(op.iadd(l, (2,)) is l, op.imul(l, 2) is l, l, op.iconcat(l, [9]) is l)
