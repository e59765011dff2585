# Text of sets.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(set(), {1}, frozenset(), frozenset([1]), {None}, {(1,)}, repr({"a"}), str(frozenset("x")))

class S(set):
    pass

class F(frozenset):
    pass

print(S(), S([1]), F(), F([2]))

class Elem:
    def __repr__(self):
        return f"E({s!r})" if len(s) == 1 else "?"

s = S()
s.add(Elem())
print(s)

class Bad:
    def __repr__(self):
        raise ValueError("repr")

show(lambda: repr({Bad()}))
