"""Brotli: whole and streaming compression, errors, and the memory that is read without the lock."""

import sys
import threading

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import brotli

data = b"".join(str(number).encode() for number in range(20000))
for quality in (0, 5, 11):
    packed = brotli.compress(data, quality=quality)
    print(quality, len(packed), brotli.decompress(packed) == data)
print(brotli.decompress(brotli.compress(b"")), brotli.decompress(brotli.compress(memoryview(b"view"))))
print(brotli.compress(b"text", mode=brotli.MODE_TEXT, lgwin=16, lgblock=16))
compressor = brotli.Compressor(quality=4)
packed = compressor.process(data[:1000]) + compressor.flush() + compressor.process(data[1000:]) + compressor.finish()
decompressor = brotli.Decompressor()
print(b"".join(decompressor.process(packed[at : at + 777]) for at in range(0, len(packed), 777)) == data, decompressor.is_finished())
for function, arguments in ((brotli.decompress, (b"no brotli",)), (brotli.compress, ("text",)), (brotli.compress, (b"x", 99)),
                            (brotli.compress, ()), (brotli.Compressor, (1, 2, 3, 4, 5))):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
results = []
threads = [threading.Thread(target=lambda: results.append(brotli.decompress(brotli.compress(data)) == data)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results, brotli.error.__mro__[1], issubclass(brotli.error, Exception))
