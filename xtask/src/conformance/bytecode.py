"""Serves code objects: for an optimisation level, mode, flags and the path of a file, what `compile` gives.

Request: a line with a length, then `LEVEL MODE FLAGS PATH`. Reply: a line with a length, then warnings (their length in
a line, then a line each), a letter, and marshal data (`C`) or the error (`E`).
"""

import marshal
import sys
import warnings


def report(error):
    """An error as the comparison wants it: class, message, positions."""
    words = [type(error).__name__]
    if isinstance(error, SyntaxError):
        places = error.lineno, error.offset, error.end_lineno, error.end_offset
        words += [str(error.msg), *map(str, places)]
    else:
        words.append(str(error))
    return " | ".join(words)


def answer(level, mode, flags, path):
    with open(path, "rb") as file:
        source = file.read()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            code = compile(source, path, mode, flags, dont_inherit=True, optimize=level)
            result = b"C" + marshal.dumps(code)
        except Exception as error:
            result = b"E" + report(error).encode("utf-8", "backslashreplace")
    lines = [f"{warning.category.__name__} {warning.lineno} {warning.message}\n" for warning in caught]
    text = "".join(lines).encode("utf-8", "backslashreplace")
    return b"%d\n" % len(text) + text + result


def serve():
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while header := stdin.readline():
        level, mode, flags, path = stdin.read(int(header)).decode().split(" ", 3)
        reply = answer(int(level), mode, int(flags), path)
        stdout.write(b"%d\n" % len(reply) + reply)
        stdout.flush()


serve()
