# Decoding with error handlers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for data in (b"abc", b"\xc3\xa9", b"\xff", b"a\x80b", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80",
        b"\xf0\x9f\x98\x80"):
    for errors in "strict", "ignore", "replace", "backslashreplace", "surrogateescape":
        show(lambda: ascii(data.decode("utf-8", errors)))
try:
    b"ab\xffcd".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
