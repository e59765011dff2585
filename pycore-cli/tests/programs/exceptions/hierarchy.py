# All built-in exceptions with their bases and layouts.
import builtins
kinds = [v for v in vars(builtins).values() if isinstance(v, type) and issubclass(v, BaseException)]
for name, kind in sorted({k.__name__: k for k in kinds}.items()):
    print(name, kind.__bases__, kind.__basicsize__, kind.__dictoffset__, kind.__module__, kind.__doc__ is not None)
print(IOError is OSError, EnvironmentError is OSError)
