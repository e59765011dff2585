# Indexing and slicing in all storage widths.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for text in "abcdef", "ab\u00e9def", "ab\u20acdef", "ab\U0001f600def":
    print([ascii(text[i]) for i in range(-6, 6)], ascii(text[1:4]), ascii(text[::-1]), ascii(text[-2:]),
        ascii(text[::2]), ascii(text[5:1:-2]))
    show(lambda: text[6])
    show(lambda: text[-7])
show(lambda: "abc"[10:])
show(lambda: "abc"[-10:2])
show(lambda: "abc"[::0])
show(lambda: str("abc")["1"])
show(lambda: "abc"[None:None])
show(lambda: str("abc")["a":])
show(lambda: "abc"[2**70])
show(lambda: ""[0])
try:
    "abc"[0] = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del "abc"[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
