# The modules _stat and _types: modes of files, and the types without a built-in name.
import _stat
import _types
import types


class Index:
    def __index__(self):
        return 0o40755


for mode in (0o100644, 0o40755, 0o120777, 0o20666, 0o60660, 0o10600, 0o140777, 0, 0o104755, 0o102644, 0o41777, 0o41776,
        0o104644, 0o102755, 0o170000, 0o50000, 2**32 - 1, True, Index()):
    kinds = [name for name in dir(_stat) if name.startswith("S_IS") and callable(getattr(_stat, name))]
    print(_stat.filemode(mode), _stat.S_IFMT(mode), oct(_stat.S_IMODE(mode)),
        [name for name in kinds if getattr(_stat, name)(mode)])
for mode in -1, 2**32, 2**70, "x", 1.0, None:
    for function in _stat.S_ISDIR, _stat.filemode:
        try:
            print(function(mode))
        except Exception as error:
            print(function.__name__, mode, type(error).__name__, error)
print([(name, value) for name, value in vars(_stat).items() if type(value) is int])
for name, value in vars(_types).items():
    if not name.startswith("_"):
        print(name, value, getattr(types, name) is value)
print(_types.FrameType is type(__import__("sys")._getframe()), _types.GeneratorType is type(_ for _ in ()))
