# A subclass overriding special methods.
class L(list):
    def __getitem__(self, key):
        return ("got", key)
    def __len__(self):
        return 100
    def __iter__(self):
        return iter("iter")
    def append(self, x):
        super().append(x)
        super().append(x)
    def __contains__(self, x):
        return "contains"
    def __repr__(self):
        return "L" + super().__repr__()

a = L([1, 2])
a.append(3)
a.name = "attr"
print(a, a[0], a[1:2], len(a), list(a), [*a], 5 in a, a + [9], type(a + [9]), a * 2, a.copy(), type(a.copy()),
    a == [1, 2, 3, 3], a.__dict__, sorted(a))
x, y, z, w = a
print(x, y, z, w, sum(([1], [2]), L()), bool(L()), a.pop(), max(a), tuple(a), list.__len__(a), list.__getitem__(a, 0))
first, *rest = a
print(first, rest, "".join(a), dict.fromkeys(a), zip(a, [1]).__next__())
