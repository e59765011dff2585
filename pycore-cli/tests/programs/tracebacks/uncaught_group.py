# The text of an exception group with notes.
def make():
    try:
        raise ValueError("first")
    except ValueError as error:
        error.add_note("a note\nof two lines")
        return error

raise ExceptionGroup("several", [make(), ExceptionGroup("inner", [TypeError("t"), KeyError("k")])])
