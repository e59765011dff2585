# What __reduce__ of an iterator gives if the lookup of the built-in function uses the iterator up.
import builtins

own = builtins.__dict__


class Name:
    def __init__(self, name, iterator):
        self.name = name
        self.iterator = iterator

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        for _ in self.iterator:
            pass
        return other == self.name


class Items:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index


def reduced(name, iterator):
    function = own.pop(name)
    own[Name(name, iterator)] = function
    try:
        return iterator.__reduce__()
    finally:
        for key in [key for key in own if type(key) is Name]:
            key.iterator = ()
            del own[key]
        own[name] = function


for sequence in "xyz", "x\u20acz", [1, 2], (1, 2), b"ab", bytearray(b"ab"), Items():
    print(reduced("iter", iter(sequence)))
print(reduced("iter", iter(lambda: 1, 1)), reduced("reversed", reversed([1, 2])))
