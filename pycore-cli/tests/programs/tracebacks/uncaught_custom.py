# Exceptions with modules, empty text and failing str.
class Custom(Exception):
    def __str__(self):
        raise RuntimeError("cannot")

class Outer:
    class Inner(Exception):
        pass

try:
    raise Custom
except Custom:
    raise Outer.Inner
