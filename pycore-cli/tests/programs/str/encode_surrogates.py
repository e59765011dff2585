# Lone surrogates in encodings.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for errors in "strict", "ignore", "replace", "surrogateescape", "surrogatepass", "backslashreplace":
    show(lambda: "a\ud800b\udc80".encode("utf-8", errors))
show(lambda: b"a\xff".decode("utf-8", "surrogateescape"))
show(lambda: "\udcff".encode("utf-8", "surrogateescape"))
show(lambda: "a".encode(1))
show(lambda: "a".encode("utf-8", 1))
show(lambda: "a".encode(encoding="ascii", errors="strict"))
show(lambda: "a".encode("\0"))
try:
    "ab\u20accd".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object == "ab\u20accd", e.start, e.end, e.reason)
