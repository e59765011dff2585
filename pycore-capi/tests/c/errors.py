"""Exceptions, references, containers, text, numbers and memory from C."""

import array
import sys
import traceback
import warnings

import _errors as errors


def show(label, function, *values):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result = repr(function(*values))
        except Exception as error:
            result = f"{type(error).__name__}: {error!r}"
    result = " ".join([result, *(f"[{warning.category.__name__}: {warning.message}]" for warning in warned)])
    print(label, "->", result)


class Own(Exception):
    def __init__(self, *values):
        super().__init__("own", *values)


class Failing(Exception):
    def __init__(self, *values):
        raise KeyError("no instance")


for kind in (ValueError, KeyError, Own, Failing, int, "text", SystemExit):
    try:
        errors.set_string(kind)
    except BaseException as error:
        print(kind, type(error).__name__, repr(error), repr(error.__context__))
for kind, value in ((ValueError, (1, 2)), (ValueError, None), (ValueError, ...), (KeyError, KeyError("same")), (ValueError, KeyError("other")),
                    (OSError, (2, "no", "file")), (StopIteration, 5), (StopIteration, (5, 6))):
    show(f"{kind.__name__} {value!r}", errors.set_object, kind, value)
show("format", errors.set_format, "text")
show("errno", errors.set_errno, None)
show("errno", errors.set_errno, "a name")
try:
    errors.broken_null()
except SystemError:
    print("SystemError")
try:
    errors.broken_result()
except SystemError as error:
    print(error, repr(error.__cause__))


def fail():
    raise IndexError("far away")


def fine():
    return "fine"


for function in (fail, fine, lambda: {}["x"], lambda: 1 / 0):
    show("caught", errors.caught, function)
try:
    errors.fetch_and_restore(fail)
except IndexError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)])
show("fetched", errors.fetch_and_restore, lambda: {}["x"])
try:
    errors.chained()
except RuntimeError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
try:
    raise ValueError("first")
except ValueError as error:
    print(errors.handled() is error)
    show("within", errors.set_string, KeyError)
    try:
        errors.set_string(KeyError)
    except KeyError as second:
        print(repr(second.__context__))
print(errors.handled())
plain, documented = errors.new_exceptions()
print(plain, documented, documented.__doc__, documented.code, documented.__mro__, plain.__module__)
show("warning", errors.warning, UserWarning)
show("warning", errors.warning, int)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        errors.warning(DeprecationWarning)
    except DeprecationWarning as error:
        print("raised", error)
seen = []
sys.unraisablehook = lambda information: seen.append((information.exc_type, str(information.exc_value), information.object))
errors.unraisable("context")
print(seen)
print(errors.references())
print(errors.containers())
for which in range(31):
    show(f"mistake {which}", errors.mistakes, which)


def record(*values, **named):
    return values, named


for line in errors.calls(record):
    print(line)
print(errors.text())
for line in errors.numbers():
    print(line)
for value in (b"bytes", bytearray(b"abc"), memoryview(b"abcdef")[::2], array.array("d", [1, 2])):
    *facts, view = errors.buffer(value)
    print(facts, bytes(view), view.format, view.readonly)
show("buffer", errors.buffer, "text")
print(errors.capsule())
print(errors.memory())
print(errors.modules())
print(errors.writer("text"), ascii(errors.writer(None)))
try:
    errors.traced(globals())
except ValueError as error:
    entry = error.__traceback__.tb_next
    print(entry.tb_lineno, entry.tb_frame.f_code.co_name, entry.tb_frame.f_code.co_filename, entry.tb_frame.f_globals is globals())
