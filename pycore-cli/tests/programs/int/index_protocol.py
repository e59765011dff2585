# __index__ results and their misuse.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value

class Sub(int):
    pass

print([10, 20, 30][Index(1)], "abc"[Index(-1)], (1, 2, 3)[Index(0):Index(2)], hex(Index(255)), range(Index(3)))
show(lambda: [1][Index(1.0)])
show(lambda: [1][Index("0")])
show(lambda: [1, 2][Index(2**100)])
show(lambda: [1, 2, 3][:Index(2**100)])
show(lambda: [1, 2, 3][Index(-2**100):])
show(lambda: bytes(Index(3)))
show(lambda: chr(Index(97)))
show(lambda: "ab" * Index(2))
show(lambda: 1 + Index(1))
show(lambda: 1 << Index(1))
