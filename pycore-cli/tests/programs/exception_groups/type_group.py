# The type ExceptionGroup: names, text signatures, sizes and flags.
T = ExceptionGroup
VALID_VERSION_TAG = 1 << 19
print(T.__name__, T.__qualname__, T.__module__, T.__bases__, type(T))
print(T.__basicsize__, T.__itemsize__, T.__dictoffset__, T.__weakrefoffset__, hex(T.__flags__ & ~VALID_VERSION_TAG))
print(T.__doc__ is not None, T.__text_signature__)
for name in sorted(vars(T)):
    value = vars(T)[name]
    signature = getattr(value, "__text_signature__", None) if callable(value) else None
    shown = repr(value) if value is None or type(value) is int else type(value).__name__
    print(name, shown, signature, getattr(value, "__doc__", None) is not None)
