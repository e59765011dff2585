# Files whose methods are called from within other methods, pickled states, and answers of raw files that make no sense.
import _io


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__), sep=": ")


class Text(str):
    def replace(self, *arguments):
        print("replace", arguments)
        return self.action()


def text_of(action):
    text = Text("a\n")
    text.action = action
    return text


for result in None, 3, "other", b"x":
    below = _io.BytesIO()
    stream = _io.TextIOWrapper(below, encoding="utf-8", newline="\r\n")
    show(lambda: stream.write(text_of(lambda: result)))
    show(lambda: stream.flush() or below.getvalue())


def actions(stream):
    yield stream.close
    yield stream.detach
    yield lambda: stream.__init__(_io.BufferedReader(_io.BytesIO()), encoding="utf-8")


for number in range(3):
    stream = _io.TextIOWrapper(_io.BytesIO(), encoding="utf-8", newline="\r\n")
    action = list(actions(stream))[number]
    show(lambda: stream.write(text_of(lambda: action() and None or "a\r\n")))
print(_io.TextIOWrapper(_io.BytesIO(), encoding="utf-8", newline="\n").write(text_of(None)))


class Raw(_io._RawIOBase):
    def __init__(self, answer):
        self.answer = answer

    def readable(self):
        return True

    def readinto(self, buffer):
        return self.answer


for answer in b"", "x", 1.5, -1, 2 ** 80, None, 0:
    show(lambda: _io.BufferedReader(Raw(answer)).readline())
    show(lambda: _io.BufferedReader(Raw(answer)).read(5))

file = _io.BufferedReader(_io.BytesIO(b"abcdefghij"), 4)
target = bytearray(2)
print(file.peek(3), file.readinto1(target), target, file.readinto1(target), target)
target = bytearray(9)
print(file.readinto1(target), target)
print(file.__sizeof__() - 4 == (file.close() or file.__sizeof__()))

text_states = [("a\nb", "\n", 1, None), (None, "", 0, {}), ("a", "\n", 0, {"x": 5}), (1, "", 0, {}), ("a", "\n", 0),
    ("a", "\n", -1, None), ("a", "\n", "x", None), ("a", "\n", 0, 3), ("a", 3, 0, None), 5]
bytes_states = [(b"ab", 1, None), (b"ab", 0, {"x": 5}), ("a", 0, None), (b"a", -1, None), (b"a", "x", None), 5]
for kind, states in (_io.StringIO, text_states), (_io.BytesIO, bytes_states):
    for state in states:
        made = kind.__new__(kind)
        show(lambda: made.__setstate__(state))
        show(lambda: (made.read(), made.tell(), getattr(made, "x", None)))
    made.close()
    show(lambda: made.__setstate__(states[0]))


class Size:
    def __init__(self, action):
        self.action = action

    def __index__(self):
        self.kept = self.action()
        return 0


for file in _io.BytesIO(b"abc"), _io.StringIO("abc"):
    show(lambda: file.truncate(Size(file.close)))
file = _io.BytesIO(b"abc")
size = Size(file.getbuffer)
show(lambda: file.truncate(size))
del size
stream = _io.TextIOWrapper(_io.BytesIO(), encoding="utf-8")
for value in "x", 1.5, None, 0, -1, 2 ** 100:
    show(lambda: setattr(stream, "_CHUNK_SIZE", value))
show(lambda: delattr(stream, "_CHUNK_SIZE"))
stream.detach()
show(lambda: stream.buffer)


class Stack(_io.BytesIO):
    written = []

    def write(self, data):
        self.written.append((bytes(data[:6]), len(data)))
        if len(self.written) == 1:
            stream.write("middle")
        return super().write(data)


stream = _io.TextIOWrapper(Stack(), encoding="utf-8")
stream.write("abc")
stream.write("def")
stream.write("g" * 8192)
stream.flush()
print(Stack.written)
