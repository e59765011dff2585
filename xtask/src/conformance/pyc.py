"""Takes .pyc files of another compiler, and gives its own.

Request: a line with a length, then the path of a source file, a line end, and the .pyc data. Reply: a line
with a length, then what is wrong with the data (empty if they hold what `compile` gives), a line end, and
the .pyc data that this interpreter writes.
"""

import importlib._bootstrap_external as importer
import marshal
import sys
import types
import warnings


def differing(ours, theirs, path=""):
    """Where two constants differ, in types as well; None if nowhere."""
    if type(ours) is not type(theirs):
        return path + ": types"
    if isinstance(ours, types.CodeType):
        for name in sorted(vars(types.CodeType)):
            if not name.startswith("co_") or name in ("co_lines", "co_positions", "co_branches", "co_lnotab"):
                continue
            found = differing(getattr(ours, name), getattr(theirs, name), f"{path}.{ours.co_name}.{name}")
            if found:
                return found
        return None
    if isinstance(ours, tuple):
        if len(ours) != len(theirs):
            return path + ": lengths"
        return next(filter(None, map(differing, ours, theirs, [path] * len(ours))), None)
    if isinstance(ours, frozenset):
        return None if sorted(map(repr, ours)) == sorted(map(repr, theirs)) else path
    return None if repr(ours) == repr(theirs) else path


def answer(path, data):
    with open(path, "rb") as file:
        source = file.read()
    code = compile(source, path, "exec", dont_inherit=True)
    try:
        importer._classify_pyc(data, path, {})
        problem = differing(code, marshal.loads(memoryview(data)[16:])) or ""
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
    return problem.encode() + b"\n" + importer._code_to_timestamp_pyc(code, 0, len(source))


def serve():
    warnings.simplefilter("ignore")
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while header := stdin.readline():
        path, data = stdin.read(int(header)).split(b"\n", 1)
        reply = answer(path.decode(), data)
        stdout.write(b"%d\n" % len(reply) + reply)
        stdout.flush()


serve()
