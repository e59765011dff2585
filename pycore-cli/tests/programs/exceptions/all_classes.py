# Every exception class raised and caught by its bases.
import builtins


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


kinds = sorted((k for k in vars(builtins).values() if isinstance(k, type) and issubclass(k, BaseException)),
    key=lambda k: k.__name__)
for kind in kinds:
    try:
        raise kind
    except TypeError as error:
        if kind is not TypeError:
            print(kind.__name__, error)
            continue
        print(kind.__name__, repr(error))
    except BaseException as error:
        print(kind.__name__, repr(error), str(error) == "", [b.__name__ for b in kind.__mro__[1:-1]])
    caught = []
    for base in kind.__mro__[:-1]:
        try:
            raise kind("text") if "Unicode" not in kind.__name__ and "Group" not in kind.__name__ else KeyboardInterrupt
        except base:
            caught.append(base.__name__)
        except BaseException:
            pass
    print("  ", caught)
    show(kind, "a", "b")
