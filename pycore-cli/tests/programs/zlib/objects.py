# zlib: round trips in all formats, levels and strategies, part by part; copies, dictionaries, limits, errors
import zlib

TEXT = b"".join(b"%d hello world %d\n" % (i, i * i) for i in range(2000))


def outcome(function, *arguments, **names):
    try:
        result = function(*arguments, **names)
    except (zlib.error, ValueError, TypeError, OverflowError, EOFError) as error:
        return f"{type(error).__name__}: {error}"
    return result if not isinstance(result, bytes) or len(result) < 80 else f"{len(result)} bytes"


for wbits in (15, 9, -15, -9, 31, 25):
    for level in (-1, 0, 1, 5, 9):
        packed = zlib.compress(TEXT, level, wbits)
        assert zlib.decompress(packed, wbits) == TEXT and (level == 0) == (len(packed) > len(TEXT))
        if wbits > 0:
            assert zlib.decompress(packed, 47) == TEXT
for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
    for memory in (1, 8, 9):
        compressor = zlib.compressobj(6, zlib.DEFLATED, 15, memory, strategy)
        parts = [compressor.compress(TEXT[i:i + 999]) for i in range(0, len(TEXT), 999)]
        for mode in (zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK):
            parts += [compressor.flush(mode), compressor.compress(b"x" * 50)]
        copy = compressor.copy()
        one = b"".join(parts) + compressor.flush()
        other = b"".join(parts) + copy.compress(b"more") + copy.flush()
        assert zlib.decompress(one) == TEXT + b"x" * 250 and zlib.decompress(other) == TEXT + b"x" * 250 + b"more"

packed = zlib.compress(TEXT)
decompressor = zlib.decompressobj()
parts = [decompressor.decompress(packed[:100], 300)]
print(len(parts[0]), len(decompressor.unconsumed_tail) > 0, decompressor.unused_data, decompressor.eof)
copy = decompressor.copy()
parts += [decompressor.decompress(decompressor.unconsumed_tail + packed[100:] + b"behind")]
print(b"".join(parts) == TEXT, decompressor.unconsumed_tail, decompressor.unused_data, decompressor.eof)
print(decompressor.decompress(b" more"), decompressor.unused_data, decompressor.flush(), outcome(decompressor.copy))
print(parts[0] + copy.decompress(copy.unconsumed_tail + packed[100:]) == TEXT)
limited = zlib.decompressobj()
print(len(limited.decompress(packed, 10)), len(limited.flush()) == len(TEXT) - 10, limited.eof, limited.unconsumed_tail)
print(outcome(limited.decompress, b""), limited.flush())

incremental = zlib._ZlibDecompressor()
print(incremental.needs_input, incremental.decompress(packed[:200], 5), incremental.needs_input)
rest = incremental.decompress(packed[200:] + b"tail")
print(b"0 hel" + rest == TEXT, incremental.eof, incremental.unused_data, incremental.needs_input)
print(outcome(incremental.decompress, b""))

for wbits in (15, -15):
    compressor = zlib.compressobj(wbits=wbits, zdict=b"hello world")
    packed = compressor.compress(b"hello world") + compressor.flush()
    print(zlib.decompressobj(wbits, zdict=bytearray(b"hello world")).decompress(packed))
    for zdict in (b"other", b""):
        print(outcome(zlib.decompressobj(wbits, zdict=zdict).decompress, packed)[:40] if wbits > 0 else "")
print(outcome(zlib.decompressobj().decompress, zlib.compressobj(zdict=b"x").flush()))

packed = zlib.compress(b"hello world" * 10)
for arguments in ((b"",), (b"abc",), (packed[:-1],), (packed[:5],), (packed + b"xx",), (packed[:-1] + b"x",), ("a",),
                  (packed, 15, 0), (packed, 15, -1), (packed, -100), (packed, 15, 1 << 70), ()):
    print(outcome(zlib.decompress, *arguments))
for arguments in (("a",), (b"a", 10), (b"a", -2), (b"a", 1, 7), (b"a", 1, 47), (b"a", 1, 2, 3), ()):
    print(outcome(zlib.compress, *arguments))
for arguments in ((10,), (1, 9), (1, 8, 15, 10), (1, 8, 15, 9, 7), (1, 8, 15, 9, 0, "a"), (1, 8, 15, 9, 0, None)):
    print(outcome(zlib.compressobj, *arguments))
for names in ({"wbits": 100}, {"zdict": "a"}, {"zdict": None}):
    print(outcome(zlib.decompressobj, **names), outcome(zlib._ZlibDecompressor, wbits=3))
compressor = zlib.compressobj()
print(outcome(compressor.compress, "a"), outcome(compressor.flush, 9), outcome(compressor.flush, "x"))
compressor.flush()
print(outcome(compressor.flush), outcome(compressor.compress, b"x"), outcome(compressor.copy))
broken = zlib.decompressobj()
print(outcome(broken.decompress, b"abc"), outcome(broken.decompress, packed, -1), outcome(broken.decompress, packed))
print(outcome(broken.flush, 0), outcome(broken.flush), broken.eof)
print(outcome(type(compressor)), outcome(type(broken)), zlib.error.__mro__)
for value in (0, 1, -1, 1 << 40, 1.5):
    print(outcome(zlib.crc32, b"abc", value), outcome(zlib.adler32, b"abc", value))
print(zlib.crc32(TEXT), zlib.adler32(memoryview(TEXT)), zlib.crc32(b""), zlib.adler32(b""), outcome(zlib.crc32, "x"))
print({name: value for name, value in vars(zlib).items() if isinstance(value, int)})
