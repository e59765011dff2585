# Encoding to bytes and error handlers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


text = "a\u00e9\u20ac\U0001f600"
for encoding in "utf-8", "utf8", "UTF_8", "latin-1", "ascii", "utf-16", "utf-32", "iso-8859-1":
    for errors in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace":
        show(lambda: text.encode(encoding, errors))
