# Frames that are traced while they wait for a constructor, and constructors that change who traces.
import sys


class Traced:
    def __init__(self, number):
        self.number = number
        sys.settrace(lambda frame, event, argument: None)


class Plain:
    def __init__(self, number):
        self.number = number


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


def run():
    with Manager():
        made = [Traced(1), Plain(2), Plain(3)]
    with Manager():
        more = Plain(4)
    sys.settrace(None)
    with Manager():
        last = Plain(5)
    print([one.number for one in made], more.number, last.number)


run()
run()


def jump(frame, event, argument):
    code = frame.f_code
    if event == "line" and code.co_name == "jumping" and frame.f_lineno == code.co_firstlineno + 4:
        frame.f_lineno += 1
    return jump


def jumping():
    a = None
    b = None
    a = Plain(1)
    a = Plain(2)
    b = Plain(3)
    return a.number, b.number


sys.settrace(jump)
print(jumping())
sys.settrace(None)
print(jumping())
