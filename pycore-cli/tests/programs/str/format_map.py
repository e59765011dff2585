# Format_map with mappings.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"

print("{a} {b}".format_map(Default(a=1)), "{a[0]}".format_map({"a": "xyz"}), "{a!r:>5}".format_map({"a": "x"}))
show(lambda: "{a}".format_map({}))
show(lambda: "{}".format_map({}))
show(lambda: "{0}".format_map({0: 1}))
show(lambda: "{a}".format_map(5))
show(lambda: "{a}".format_map())
show(lambda: "{a}".format_map(a=1))
show(lambda: "plain".format_map(None))
