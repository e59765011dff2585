# The in operator.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print("a" in "abc", "" in "", "" in "a", "bc" in "abc", "d" in "abc", "\u20ac" in "a\u20ac", "\u20ac" in "abc",
    "abcd" in "abc")
show(lambda: 1 in "abc")
show(lambda: None in "abc")
show(lambda: b"a" in "abc")
show(lambda: "abc".__contains__(1))
show(lambda: "a" in 5)
show(lambda: "a" not in "abc")
