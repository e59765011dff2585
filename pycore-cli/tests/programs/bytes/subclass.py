# A subclass of bytes.
class Data(bytes):
    def __new__(cls, source, tag):
        self = super().__new__(cls, source)
        self.tag = tag
        return self
    def __getitem__(self, key):
        return ("item", key)
    def __len__(self):
        return 77

d = Data(b"abc", "t")
print(d, d.tag, d[0], len(d), list(d), d + b"x", type(d + b"x"), type(d.upper()), d == b"abc",
    hash(d) == hash(b"abc"), bytes(d), type(bytes(d)), d.decode(), b"".join([d, d]))
print(Data.fromhex.__name__, isinstance(d, bytes), {b"abc": 1}[d], d.__bytes__(), type(d.__bytes__()))
