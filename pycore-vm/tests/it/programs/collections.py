items = [5, 3, 9, 1]
items.sort()
items.append(items.pop(0))
items[1:3] = [7, 7, 7]
items.insert(0, None)
assert items == [None, 3, 7, 7, 7, 1], items
items.sort(key=lambda item: 0 if item is None else item)
del items[::2]
assert items[::-1] == [7, 7, 1] and items.index(7) == 1
first, *middle, last = range(5)
assert (first, middle, last) == (0, [1, 2, 3], 4)

table = {}
for i in range(40):
    table[i, str(i)] = i
for i in range(0, 40, 2):
    del table[i, str(i)]
assert sum(table.values()) == 400 and len(table) == 20 and list(table)[0] == (1, "1")
assert {**{"a": 1}, "b": 2} | {"a": 3} == {"a": 3, "b": 2}
assert {key: value for key, value in zip("abc", range(3))}.popitem() == ("c", 2)
try:
    for key in table:
        table[None] = 1
except RuntimeError as error:
    assert str(error) == "dictionary changed size during iteration"


class Bad:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        table.clear()
        return False


table = {Bad(): 1}
table[Bad()] = 2
assert len(table) == 1

some = {1, 2, 3} ^ {3, 4}
some.add(frozenset(some))
assert len(some) == 4 and {1, 2} <= {1, 2, 4} and not {1} & {2}
assert (1, 2) + (3,) * 2 == (1, 2, 3, 3) and (1, [2]) < (1, [3])
assert [*map(lambda x, y: x + y, [1, 2], [3, 4])] == [4, 6]
assert [*filter(None, [0, 1, "", "a"])] == [1, "a"] and [*enumerate("a", 1)] == [(1, "a")]

match {"kind": "point", "at": (1, 2)}:
    case {"kind": "point", "at": [x, y], **rest}:
        assert (x, y, rest) == (1, 2, {})
