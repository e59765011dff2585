# Raising inside except*.
def f(e, action):
    try:
        raise e
    except* ValueError as g:
        action(g)
    except* TypeError as g:
        raise

def new(g): raise KeyError("new")

def same(g): raise g

def from_(g): raise OSError("from") from g

for action in new, same, from_, lambda g: None:
    for e in ExceptionGroup("g", [ValueError(1), TypeError(2)]), ExceptionGroup("g", [ValueError(1)]), ValueError(3):
        try:
            f(e, action)
        except BaseException as error:
            print(repr(error), repr(error.__cause__), repr(error.__context__))
        else:
            print("handled")

def loop():
    for i in range(60):
        try:
            raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e:
            last = e.exceptions[0].args
    return last

print(loop())
