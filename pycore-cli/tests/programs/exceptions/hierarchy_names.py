# Names defined by each exception class.
import builtins
for name in sorted(vars(builtins)):
    kind = getattr(builtins, name)
    if isinstance(kind, type) and issubclass(kind, BaseException):
        print(name, sorted(k for k in vars(kind) if k not in ("__doc__", "__module__")))
print(sorted(set(dir(Exception)) - set(dir(object))))
