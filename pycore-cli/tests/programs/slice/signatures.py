# The text signatures of what slice has.
T = slice
print(T.__text_signature__)
for name in sorted(vars(T)):
    value = vars(T)[name]
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    if callable(value):
        print(name, value.__text_signature__)
