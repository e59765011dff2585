# Functions made of other code: tables that do not cover it, code of modules, built-ins of any kind.
import sys

FunctionType = type(lambda: None)
MappingProxy = type(type.__dict__)


def f():
    return 1 / 0


def line_of_error():
    try:
        f()
    except ZeroDivisionError as error:
        return error.__traceback__.tb_next.tb_lineno


for table in (b"", b"\xf8", b"\xf8" * 20, b"\x80\x00"):
    f.__code__ = f.__code__.replace(co_linetable=table)
    print(line_of_error(), list(f.__code__.co_lines()))

namespace = {}
code = compile("x = 1\nclass C:\n    y = x\n", "<made>", "exec")
FunctionType(code, namespace)()
print(namespace["x"], namespace["C"].y)

for builtins in (MappingProxy({"a": 1}), 123, {}, {"a": 2}):
    for text in ("a", "nothing"):
        try:
            print(eval(text, {"__builtins__": builtins}))
        except (NameError, TypeError) as error:
            print(type(error).__name__, error)
print(f.__builtins__ is vars(sys.modules["builtins"]))
made = FunctionType(code, {"__builtins__": MappingProxy({"a": 2})})
print(made.__builtins__)


class Mapping(dict):
    def __iter__(self):
        return iter(["b", "a"])

    def keys(self):
        return ["b", "a"]


print([name for name in type("C", (), Mapping(a=1, b=2)).__dict__ if len(name) == 1])
