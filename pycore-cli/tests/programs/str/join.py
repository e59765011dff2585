# Joining iterables and errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(",".join(["a", "b"]), "".join([]), "x".join("abc"), "-".join(c for c in "ab"), ",".join({"k": 1}),
    ascii("\u20ac".join(["a", "b"])))
show(lambda: ",".join([1]))
show(lambda: ",".join(["a", 2, "c"]))
show(lambda: ",".join(["a", b"b"]))
show(lambda: ",".join(5))
show(lambda: ",".join())
show(lambda: ",".join(["a"], ["b"]))
show(lambda: ",".join(["only"]))

class S(str):
    pass

s = S("sub")
print(type("".join([s])), type(",".join([s, s])), "".join(["one"]), "".join(("a", "", "b")))

def gen():
    yield "a"
    raise KeyError("inside")

show(lambda: ",".join(gen()))
