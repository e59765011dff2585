# Unmarshallable values and bad data.
import marshal


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class S(str): pass

show(lambda: marshal.dumps(object()))
show(lambda: marshal.dumps(lambda: 0))
show(lambda: marshal.dumps([1, {2: object()}]))
show(lambda: marshal.dumps(S("a")))
show(lambda: marshal.dumps(int))
show(lambda: marshal.dumps())
r = []
r.append(r)
show(lambda: marshal.loads(marshal.dumps(r)))
show(lambda: marshal.loads(b""))
show(lambda: marshal.loads(b"?"))
show(lambda: marshal.loads(b"i\x01"))
show(lambda: marshal.loads(b"s\xff\xff\xff\x7f"))
show(lambda: marshal.loads(b"(\x05\x00\x00\x00N"))
show(lambda: marshal.loads(b"r\x00\x00\x00\x00"))
show(lambda: marshal.loads(b"l\x01\x00\x00\x00\xff\xff"))
show(lambda: marshal.loads("N"))
show(lambda: marshal.loads(5))
show(lambda: marshal.loads(b"NN"))
show(lambda: marshal.dumps(compile("1", "", "eval"), allow_code=False))
show(lambda: marshal.loads(marshal.dumps(compile("1", "", "eval")), allow_code=False))
show(lambda: marshal.dump(1, 5))
show(lambda: marshal.load(5))
x = None
for _ in range(3000):
    x = [x]
show(lambda: marshal.dumps(x))
show(lambda: marshal.loads(b"[\x01\x00\x00\x00" * 3000 + b"N"))
