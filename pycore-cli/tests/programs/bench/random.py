"""A linear congruential generator of 31 bits: the same numbers everywhere."""


class Random:
    def __init__(self, seed=1):
        self.state = seed

    def seed(self, seed=1):
        self.state = seed & 0x7FFFFFFF

    def bits(self):
        self.state = state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return state >> 8

    def random(self):
        return self.bits() / 8388608

    def randrange(self, start, stop=None):
        if stop is not None:
            return start + self.randrange(stop - start)
        number = self.bits()
        if start > 8388608:
            number = (number << 46) | (self.bits() << 23) | self.bits()
        return number % start

    def randint(self, first, last):
        return first + self.randrange(last - first + 1)

    def choice(self, items):
        return items[self.randrange(len(items))]

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.randrange(i + 1)
            items[i], items[j] = items[j], items[i]


_shared = Random()
seed = _shared.seed
random = _shared.random
randrange = _shared.randrange
randint = _shared.randint
choice = _shared.choice
shuffle = _shared.shuffle
