# __buffer__ and __release_buffer__ of Python classes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Exporter:
    def __init__(self):
        self.data = bytearray(b"hello")
        self.log = []
    def __buffer__(self, flags):
        self.log.append("get")
        return memoryview(self.data)
    def __release_buffer__(self, view):
        self.log.append("release")
        view.release()

e = Exporter()
m = memoryview(e)
print(m.tobytes(), bytes(e), e.log)
m[0] = 72
m.release()
print(e.log, e.data, b"".join([e, b"!"]))

class Bad:
    def __buffer__(self, flags):
        return 5

show(lambda: memoryview(Bad()))

class NoRelease:
    def __buffer__(self, flags):
        return memoryview(b"ro")

show(lambda: memoryview(NoRelease()).tolist())
show(lambda: bytes(NoRelease()))
show(lambda: b"a".__buffer__(0).tolist())
