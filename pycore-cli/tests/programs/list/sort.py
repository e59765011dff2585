# Sort and sorted with key and reverse.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = [3, 1, 2, 2.5, True, -1]
a.sort()
print(a, sorted(a, reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted("hello"), sorted({3: 1, 1: 2}),
    sorted([]))
pairs = [(i % 3, i) for i in range(10)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted(range(20), key=lambda x: (x * 7) % 11), sorted([[2], [1, 5], []], key=len), sorted([1, 2], key=None))
show(lambda: [1, "a"].sort())
show(lambda: sorted([1, None]))
show(lambda: sorted([1j, 2]))
show(lambda: sorted(5))
show(lambda: sorted([1], lambda x: x))
show(lambda: sorted([1], key=5))
show(lambda: sorted([1, 2], reverse="yes"))
show(lambda: sorted([1, 2], reverse=None))
show(lambda: sorted())
show(lambda: sorted([1], cmp=1))
