# Product, permutations, combinations.
import itertools as it


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(list(it.product("ab", [1, 2])), list(it.product()), list(it.product("ab", repeat=2)),
    list(it.product("ab", [])), list(it.product([1], repeat=0)))
print(list(it.permutations("abc", 2)), list(it.permutations([])), list(it.permutations("ab", 3)),
    list(it.permutations("ab")))
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("ab", 0)),
    list(it.combinations_with_replacement("ab", 2)), list(it.combinations_with_replacement([], 1)),
    list(it.combinations_with_replacement("a", 0)))
show(lambda: it.product("a", repeat=-1))
show(lambda: it.product("a", repeat="x"))
show(lambda: it.product("a", foo=1))
show(lambda: it.permutations("a", -1))
show(lambda: it.permutations("a", "x"))
show(lambda: it.combinations("a", -1))
show(lambda: it.combinations("a"))
show(lambda: it.combinations(5, 1))
show(lambda: list(it.combinations_with_replacement("ab")))
print(sum(1 for _ in it.permutations(range(6))), sum(1 for _ in it.combinations(range(12), 6)),
    sum(1 for _ in it.product(range(4), repeat=4)))
