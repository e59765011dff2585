# The names in float.__dict__ with the kinds of what they name.
T = float
for name in sorted(vars(T)):
    value = vars(T)[name]
    print(name, type(value).__name__ if not isinstance(value, (str, int, tuple)) else "value")
print(type(vars(T)).__name__, len(vars(T)), len(set(dir(T)) - set(vars(T))))
