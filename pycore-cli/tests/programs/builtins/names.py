# The names of the module builtins.
import builtins
print(len(dir(builtins)), sorted(n for n in vars(builtins) if not n.startswith("_")))
print(sorted(n for n in vars(builtins) if n.startswith("__")))
print(builtins.__name__, builtins.__doc__ is not None,
    [n for n in sorted(vars(builtins)) if callable(getattr(builtins, n)) and not getattr(builtins, n).__doc__])
print([(n, getattr(builtins, n).__text_signature__) for n in sorted(vars(builtins)) if type(getattr(builtins,
    n)) is type(len)])
