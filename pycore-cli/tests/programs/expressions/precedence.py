# Precedence and associativity of all operators.
print(1 + 2 * 3, (1 + 2) * 3, 10 - 3 - 2, 2 ** 2 ** 3, -2 ** 2, 7 // 2 * 2, 7 % 4 * 2, 1 << 2 + 1, 1 | 2 ^ 3 & 4,
    1 + 1 << 1, 6 & 3 == 2, (6 & 3) == 2, not True or True, not (True or True), True or False and False,
    1 if True else 2 if True else 3, (lambda x: x + 1)(2) * 3)
print(5 > 3 == True, 5 > 3 and 3 == 3, 1 in [1] and 2 not in [1], not 1 in [2], -1 in [-1], ~0 == -1, 3 * -2, -3 * 2,
    2 * 3 % 4, 2 + 3 @ M() if False else 5, *[1, 2], "a" "b" * 2, "x" if "" else "y" or "z")
x = [3, 1, 2]
print(x[0] + x[1] * x[2], x[-1] ** 2, -x[0] ** 2, x.index(1) + 1, len(x) - 1, not x, x and x[0], x[1:][0],
    (x, 1)[0][0], [y for y in x if y > 1 or y < 0], {**{}, "a": 1}["a"], (y := 5) + y, lambda: 1, sep=" ",
    end="\n") if False else print("done")
print(*(a for a in "ab"), sep="-"), print(*"xy" * 2), print(-x[0], +x[1])

async def co(): return 2

async def f(): return -await co() ** 2, await co() * 2, not await co()

try:
    f().send(None)
except StopIteration as e:
    print(e.value)
