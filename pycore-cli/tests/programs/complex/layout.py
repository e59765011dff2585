# Name, bases, sizes, flags and documentation of complex.
VALID_VERSION_TAG = 1 << 19
T = complex
print(T.__name__, T.__qualname__, T.__module__, T.__bases__, T.__mro__, type(T))
print(T.__basicsize__, T.__itemsize__, T.__dictoffset__, T.__weakrefoffset__, hex(T.__flags__ & ~VALID_VERSION_TAG))
print(T.__base__, T.__doc__ is not None)
print([name for name in sorted(vars(T)) if getattr(vars(T)[name], "__doc__", "") is None])
print(repr(T), T == T, bool(T))
try:
    T.attribute = 1
except TypeError as error:
    print(error)
try:
    del T.__doc__
except TypeError as error:
    print(error)
