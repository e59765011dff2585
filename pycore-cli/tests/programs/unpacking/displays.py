# Stars in displays, calls, subscripts, return and yield.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f():
    return 1, *[2, 3]

def g():
    yield 0, *"ab"

print([*[1], *"ab", *()], (*[1], 2), {*[1], *{1: 2}}, {**{"a": 1}, "b": 2, **{}}, f(), list(g()), [*range(3), *{5}],
    *[1, 2], sep=" ")
for x in *[1, 2], 3:
    print(x, end=" ")
print()

class G:
    def __getitem__(self, k): return k

print(G()[*[1, 2]], G()[0, *"ab"], G()[*()])
show(lambda: [*5])
show(lambda: (*None,))
show(lambda: {*5})
show(lambda: {**5})
show(lambda: [*[1], *5])
show(lambda: {*[[]]})
show(lambda: print(*1))
a = [1]
a[:] = *a, 2
print(a, [*a, *a])
lst = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    31, 32, 33, 34]
print(len(lst), len({1: 2, 3: 4, 5: 6, 7: 8, 9: 10, 11: 12, 13: 14, 15: 16, 17: 18, 19: 20}),
    {1, 2, 3, 4, 5} == {5, 4, 3, 2, 1}, len((1, 2, 3, *lst)))
