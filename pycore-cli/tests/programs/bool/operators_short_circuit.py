# And, or, not give operands and evaluate each once.
class Truth:
    def __init__(self, name, value):
        self.name, self.value = name, value
    def __bool__(self):
        print("test", self.name, end="; ")
        return self.value
    def __repr__(self):
        return self.name

t, f = Truth("t", True), Truth("f", False)
print(t and f)
print(f and t)
print(t or f)
print(f or t)
print(not t, not f)
print((t and f) or t)
print(t if f else f)
print(not (f or t) and t)
if t and (f or t) and not f:
    print("yes")
while f or f:
    pass
print([x for x in (t, f) if x and not f])
assert t or f
print(0 or "" or None, 1 and 2 and 3, 0 and 1 / 0, 1 or 1 / 0)
