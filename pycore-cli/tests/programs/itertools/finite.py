# Accumulate, chain, compress, dropwhile, takewhile, filterfalse, islice, pairwise, starmap, zip_longest, batched.
import itertools as it
from _operator import mul


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], mul)), list(it.accumulate([1, 2], initial=10)),
    list(it.accumulate([])), list(it.accumulate([], initial=0)), list(it.accumulate("abc")))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.compress("abcd", [1, 0, 1])),
    list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])),
    list(it.filterfalse(None, [0, 1, ""])))
print(list(it.islice(range(10), 3)), list(it.islice(range(10), 2, 8, 3)), list(it.islice(range(10), 5, None)),
    list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.starmap(pow, [(2, 3), (3, 2)])),
    list(it.zip_longest("ab", "c", fillvalue="-")), list(it.zip_longest()))
print(list(it.batched("abcde", 2)), list(it.batched([], 3)), [list(t) for t in it.tee("ab")], it.tee([], 0),
    len(it.tee("a", 3)))
show(lambda: list(it.batched("abc", 0)))
show(lambda: list(it.batched("abcde", 2, strict=True)))
show(lambda: list(it.islice("abc", -1)))
show(lambda: list(it.islice("abc", 1, "x")))
show(lambda: list(it.islice("abc", 1, 2, 0)))
show(lambda: it.islice("abc"))
show(lambda: list(it.accumulate(["a", 1])))
show(lambda: list(it.starmap(pow, [5])))
show(lambda: list(it.zip_longest("a", foo=1)))
show(lambda: it.tee("a", -1))
show(lambda: it.tee(5))
show(lambda: it.chain(5).__next__())
show(lambda: list(it.compress("ab", 5)))
show(lambda: it.pairwise())
show(lambda: it.starmap())
show(lambda: list(it.dropwhile(5, [1])))
