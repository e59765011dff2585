# _md5, _sha1, _sha2, _sha3, _blake2, _hmac: known results, parts and copies, parameters, attributes, errors
import _blake2
import _hmac
import _md5
import _sha1
import _sha2
import _sha3

DATA = [b"", b"abc", bytes(range(256)) * 20]


def outcome(function, *arguments, **names):
    try:
        result = function(*arguments, **names)
    except (ValueError, TypeError, OverflowError, BufferError) as error:
        return f"{type(error).__name__}: {error}"
    return result


MAKERS = [_md5.md5, _sha1.sha1, _sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512, _sha3.sha3_224, _sha3.sha3_256,
          _sha3.sha3_384, _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
for make in MAKERS:
    empty = make()
    print(empty.name, empty.digest_size, empty.block_size, type(empty))
    for data in DATA:
        whole, parts = make(data), make()
        for at in range(0, len(data), 77):
            parts.update(data[at:at + 77])
        copy = parts.copy()
        copy.update(b"x")
        assert whole.digest() == parts.digest() and copy.digest() == make(bytearray(data + b"x")).digest()
        print("  ", whole.hexdigest())
    print("  ", outcome(make, "a"), outcome(make, 5), outcome(make, b"a", b"b"), outcome(make, data=b"a", string=b"b"))
    print("  ", make(string=b"abc", usedforsecurity=False).digest() == make(data=b"abc").digest())
    print("  ", outcome(empty.update, "x"), outcome(make, memoryview(b"abcd")[::2]), outcome(make, x=1))
for make in (_sha3.shake_128, _sha3.shake_256):
    state = make(b"abc")
    print(state.name, state.digest_size, state.block_size, state._capacity_bits, state._rate_bits, state._suffix)
    print(state.hexdigest(40), state.digest(length=0), outcome(state.digest), outcome(state.digest, -1))
    print(outcome(state.digest, 1 << 30), outcome(state.digest, 1 << 70), outcome(state.hexdigest, "x"))

ALL = {"digest_size": 20, "key": b"key", "salt": b"salt", "person": b"person", "fanout": 3, "depth": 4, "leaf_size": 5,
       "node_offset": 6, "node_depth": 7, "inner_size": 8, "last_node": True}
WRONG = [("digest_size", 0), ("digest_size", 65), ("digest_size", -1), ("key", b"x" * 65), ("salt", b"x" * 17),
         ("person", b"x" * 17), ("fanout", 256), ("fanout", -1), ("depth", 0), ("depth", 256), ("leaf_size", 1 << 32),
         ("leaf_size", -1), ("node_offset", 1 << 64), ("node_offset", -1), ("node_offset", 1 << 48),
         ("node_depth", 256), ("inner_size", 65), ("inner_size", -1), ("key", "x"), ("leaf_size", "x")]
for make in (_blake2.blake2b, _blake2.blake2s):
    print(make(b"abc", **ALL).hexdigest(), make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE)
    for name in ALL:
        print("  ", name, make(b"abc", **{name: ALL[name]}).hexdigest())
    for name, value in WRONG:
        result = outcome(make, **{name: value})
        print("  ", name, result if isinstance(result, str) else result.hexdigest())

for name in ("md5", "SHA1", "Sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "SHA3_512"):
    for key in (b"", b"key", b"key" * 100):
        code = _hmac.new(key, b"mess", name)
        copy = code.copy()
        code.update(b"age")
        assert code.digest() == _hmac.compute_digest(key, b"message", name) != copy.digest()
        assert code.digest() == getattr(_hmac, "compute_" + name.lower())(key, bytearray(b"message"))
        print(code.name, code.digest_size, code.block_size, code.hexdigest(), repr(code)[:12])
print(_hmac.compute_blake2s_32(b"k", b"m").hex(), _hmac.compute_blake2b_32(b"k", b"m").hex())
for arguments in ((b"k", b"m", "xx"), ("k", b"m", "md5"), (b"k", "m", "md5"), (b"k",), (b"k", b"m", 5),
                  (b"k", b"m", len),
                  (b"k", b"m", "shake_128")):
    print(outcome(_hmac.new, *arguments), outcome(_hmac.compute_digest, *arguments) if len(arguments) == 3 else "")
print(outcome(_hmac.HMAC), outcome(type(_md5.md5())), _hmac.UnknownHashError.__mro__)
