# Wrong arguments of methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: "a".upper(x=1))
show(lambda: "a".join(iterable=[]))
show(lambda: "a".startswith(prefix="a"))
show(lambda: "a".encode(foo=1))
show(lambda: "a,b".split(sep=",", sep2=1))
show(lambda: "a".expandtabs(1, 2))
show(lambda: str.join("a"))
show(lambda: str.join())
show(lambda: str.join(1, []))
show(lambda: str.nope)
show(lambda: "a".nope)
try:
    "a".nope = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    "a".upper = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del "a".upper
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    str.upper = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del str.upper
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
