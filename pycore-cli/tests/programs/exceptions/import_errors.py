# What `from module import name` says and knows when the name is missing.
import sys

Module = type(sys)


class Spec:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


def attempt(text):
    try:
        exec(text, {})
    except ImportError as error:
        print(error, "|", error.name, error.name_from, error.path, error.msg == str(error))


attempt("from sys import nothing")
module = sys.modules["made"] = Module("made")
attempt("from made import nothing")
module.__file__ = "made.py"
attempt("from made import nothing")
module.__spec__ = Spec(has_location=True, origin="origin.py", _initializing=False)
attempt("from made import nothing")
module.__spec__._initializing = True
attempt("from made import nothing")
module.__spec__.has_location = False
attempt("from made import nothing")
del module.__name__
attempt("from made import nothing")

# Modules are called by mistake.
module.__name__ = "made"
for value in (None, 5, len):
    if value is not None:
        module.made = value
    try:
        module()
    except TypeError as error:
        print(error)


# Names of local variables are no hint to other names.
def unbound():
    value
    value = 1


def free():
    def inner():
        return value

    inner()
    value = 1


for function in (unbound, free):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error, error.name)
