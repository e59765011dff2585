# Split, rsplit, splitlines, join, partition.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(b"a,b,,c".split(b","), b"a,b,c".rsplit(b",", 1), b" a  b ".split(), b"a\nb\r\nc\x0bd\x85".splitlines(),
    b"a\nb".splitlines(True), b"".split(), b"".split(b","))
print(b",".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b"a=b=c".partition(b"="),
    b"a=b=c".rpartition(b"="), b"x".partition(b"="))
show(lambda: b"a".split(b""))
show(lambda: b"a".split("a"))
show(lambda: b"a".split(1))
show(lambda: b",".join(["a"]))
show(lambda: b",".join([b"a", 1]))
show(lambda: b",".join(5))
show(lambda: b"a".partition(b""))
show(lambda: b"a".partition("="))
show(lambda: b"a b".split(sep=b" ", maxsplit=0))
show(lambda: b"a".splitlines(keepends=1, x=2))
