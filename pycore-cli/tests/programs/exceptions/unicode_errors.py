# str() of Unicode errors whose attributes are gone, of other types, or change meanwhile.
KINDS = (UnicodeEncodeError, "x", 5), (UnicodeDecodeError, b"x", 5), (UnicodeTranslateError, "x", 4)
for kind, value, count in KINDS:

    def make(reason):
        return kind("utf-8", value, 0, 1, reason) if count == 5 else kind(value, 0, 1, reason)

    for change in ("set", "delete"):

        class Evil(str):
            def __str__(self):
                if change == "set":
                    error.object = None
                else:
                    del error.object
                return self

        error = make(Evil("reason"))
        for _ in range(2):
            try:
                print(repr(str(error)))
            except TypeError as problem:
                print(problem)
    error = make("reason")
    print(error)
    error.end = 10
    print(error)
    del error.reason
    if count == 5:
        del error.encoding
    print(error)
    print(repr(str(kind.__new__(kind))))
