# Set operations of views.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


d = {"a": 1, "b": 2}
e = {"b": 2, "c": 3}
print(sorted(d.keys() & e.keys()), sorted(d.keys() | e), sorted(d.keys() - e.keys()), sorted(d.keys() ^ e.keys()),
    sorted(d.items() & e.items()), sorted(d.items() - e.items()), type(d.keys() & e))
print(d.keys() <= {"a", "b"}, d.keys() < {"a", "b", "c"}, d.keys() >= {"a"}, d.keys() > {"a", "b"},
    d.items() <= {("a", 1), ("b", 2)}, d.keys() == {"a", "b"}, d.keys() != e.keys())
print(sorted(["a", "x"] | d.keys()), sorted({"a"} - d.keys()), sorted({"a", "q"} ^ d.keys()), sorted("ab" & d.keys()))
show(lambda: d.keys() & 5)
show(lambda: d.keys() | None)
show(lambda: d.keys() - 5)
show(lambda: d.values() & [1])
show(lambda: d.keys() < ["a", "b", "c"])
show(lambda: d.items() & [[]])
show(lambda: {"a": []}.items() & {("a", 1)})
show(lambda: {"a": []}.items() | set())
