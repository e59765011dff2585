# Capture patterns, guards and what they bind.
def f(x):
    match x:
        case (a, b) if a == b:
            return "equal", a
        case (a, b):
            return "pair", a, b
        case [a]:
            return "one", a
        case a:
            return "anything", a

print(f((1, 1)), f([1, 2]), f([5]), f("ab"), f(5))

def partly(x):
    match x:
        case [first, 99]:
            return "matched"
        case _:
            try:
                return first
            except UnboundLocalError as error:
                return "unbound " + str(error)[:30]

print(partly([1, 99]), partly([1, 2]))
match 5:
    case n if (m := n * 2) > 100:
        pass
    case k if k == 5:
        print(n, m, k)

def no_match():
    match 1:
        case 2:
            pass
    return "fell through"

print(no_match())
match = case = type = 3
match match:
    case case:
        print(case, match, type)
match (1, 2), 3:
    case (a, b), c:
        print(a, b, c)
match *[1, 2], 3:
    case [*all_]:
        print(all_)
