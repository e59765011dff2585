# Damages the code objects of a program, byte by byte at random, and runs what `marshal` still reads.
import _signal
import builtins
import marshal
import sys

ROUNDS, SECONDS = 300, 0.5


class Sink:
    encoding, errors = "utf-8", "strict"

    def write(self, text):
        return len(text)

    def flush(self):
        pass


class TooLong(BaseException):
    pass


def too_long(number, frame):
    raise TooLong


def disarm():
    while True:
        try:
            return _signal.setitimer(_signal.ITIMER_REAL, 0)
        except TooLong:
            # It came in between.
            pass


def random_numbers(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33


def damaged(data, numbers):
    data = bytearray(data)
    for _ in range(1 + next(numbers) % 3):
        at = next(numbers) % len(data)
        how = next(numbers) % 3
        if how == 0:
            data[at] = next(numbers) % 256
        elif how == 1:
            data[at] ^= 1 << next(numbers) % 8
        else:
            other = next(numbers) % len(data)
            length = next(numbers) % 8
            data[at:at + length] = data[other:other + length]
    return bytes(data)


def main(path, seed):
    with open(path, encoding="utf-8") as file:
        data = marshal.dumps(compile(file.read(), path, "exec", dont_inherit=True))
    numbers = random_numbers(seed)
    _signal.signal(_signal.SIGALRM, too_long)
    real = sys.stdout, sys.stderr
    read = ran = 0
    for _ in range(ROUNDS):
        mutant = damaged(data, numbers)
        try:
            code = marshal.loads(mutant)
        except Exception:
            continue
        if type(code) is not type(main.__code__):
            continue
        read += 1
        namespace = {"__name__": "damaged", "__builtins__": builtins.__dict__.copy()}
        sys.stdout = sys.stderr = Sink()
        try:
            try:
                _signal.setitimer(_signal.ITIMER_REAL, SECONDS, SECONDS)
                exec(code, namespace)
                ran += 1
            finally:
                disarm()
        except BaseException:
            disarm()
        sys.stdout, sys.stderr = real
    print(read, ran)


main(sys.argv[1], int(sys.argv[2]))
