# _bz2: round trips at all levels, part by part; limits, what is left over, errors
import _bz2

TEXT = b"".join(b"%d hello world %d\n" % (i, i * i) for i in range(2000))


def outcome(function, *arguments):
    try:
        return function(*arguments)
    except (OSError, ValueError, TypeError, EOFError) as error:
        return f"{type(error).__name__}: {error}"


for level in range(1, 10):
    compressor = _bz2.BZ2Compressor(level)
    packed = b"".join(compressor.compress(TEXT[at:at + 999]) for at in range(0, len(TEXT), 999)) + compressor.flush()
    assert _bz2.BZ2Decompressor().decompress(packed) == TEXT
print(outcome(compressor.flush), outcome(compressor.compress, b""))
decompressor = _bz2.BZ2Decompressor()
print(decompressor.needs_input, decompressor.decompress(packed, 5), decompressor.needs_input, decompressor.eof)
print(b"0 hel" + decompressor.decompress(b"tail") == TEXT, decompressor.unused_data, decompressor.eof)
print(decompressor.needs_input, outcome(decompressor.decompress, b""))
broken = _bz2.BZ2Decompressor()
print(outcome(broken.decompress, b"x" * 20), outcome(broken.decompress, packed))
print(outcome(_bz2.BZ2Decompressor().decompress, packed[:-8] + bytes(8)), outcome(broken.decompress, "x"))
print(outcome(_bz2.BZ2Compressor, 0), outcome(_bz2.BZ2Compressor, 10), outcome(_bz2.BZ2Compressor, "x"))
print(outcome(_bz2.BZ2Compressor, 1, 2), outcome(_bz2.BZ2Decompressor, 1))
