log = []


def raising(kind):
    try:
        try:
            raise kind("first")
        except KeyError as error:
            log.append(error.args)
            raise ValueError("second") from error
        finally:
            log.append("inner")
    finally:
        log.append("outer")


try:
    raising(KeyError)
except ValueError as error:
    assert isinstance(error.__cause__, KeyError) and error.__traceback__.tb_next is not None
assert log == [("first",), "inner", "outer"]


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        log.append(kind)
        return self.swallows


def within(swallows):
    manager = Manager(swallows)
    with manager as entered:
        assert entered is manager
        manager = None
        1 / 0
    return "swallowed"


assert within(True) == "swallowed"
try:
    within(False)
except ZeroDivisionError as error:
    assert str(error) == "division by zero"
assert log[-2:] == [ZeroDivisionError] * 2


def returns():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            log.append(i)


assert returns() == 1

try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3)])])
except* ValueError as group:
    assert len(group.exceptions) == 2
except* TypeError as group:
    assert group.exceptions[0].args == (2,)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as error:
    assert isinstance(error.__context__, ZeroDivisionError) and error.name == "undefined"
