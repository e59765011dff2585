# Comprehensions over changing kinds of iterables.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def squares(it):
    return [x * x for x in it]

def pairs(it):
    return {k: v for k, v in it}

def flat(it):
    return {y for x in it for y in x}

class Seq:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i

for it in range(5), [1, 2.5, True], (2**40,), {3: 4}, (x for x in range(3)), Seq(), b"ab", map(int, "123"), {7}:
    r = None
    for _ in range(30):
        r = squares(it)
    print(r, squares([0.5] * 3), squares(iter([])))
print(pairs([(1, 2), "ab", [3, 4]]), pairs({"ab": 0}), sorted(flat([[1], (2, 3), "a"]), key=str))
show(lambda: pairs([1]))
show(lambda: pairs(["abc"]))
show(lambda: squares("ab"))
big = [i for i in range(1000)]
print(len(big), big.__sizeof__() >= 8000, sum(i for i in big if i % 7 == 0), len({i % 10 for i in big}),
    len({i: 0 for i in big}))
