# Partition and rpartition.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text, sep in ("a=b=c", "="), ("abc", "="), ("", "x"), ("==", "=="), ("a\u20acb", "\u20ac"), ("=a", "="), ("a=",
        "="):
    print(ascii(text.partition(sep)), ascii(text.rpartition(sep)))
show(lambda: "a".partition(""))
show(lambda: "a".rpartition(""))
show(lambda: "a".partition(1))
show(lambda: "a".partition())
