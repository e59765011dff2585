"""websockets: masking in C of bytes, bytearrays and views that are not in one piece."""

import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

from websockets.speedups import apply_mask

for data in (b"", b"hello world", bytearray(b"x" * 100), memoryview(b"abcdefgh")[::2]):
    print(apply_mask(data, b"\x01\x02\x03\x04"))
for arguments in ((b"x", b"123"), ("text", b"1234"), (b"x",), (b"x", "1234")):
    try:
        print(apply_mask(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
print(apply_mask(data=b"keyword", mask=b"abcd"))
