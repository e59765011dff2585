"""lz4: frames and blocks, contexts in capsules, errors."""

import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import lz4.block
import lz4.frame

data = b"".join(str(number).encode() for number in range(20000))
packed = lz4.frame.compress(data)
print(len(packed), lz4.frame.decompress(packed) == data, sorted(lz4.frame.get_frame_info(packed).items()))
for level in (0, 3, 9, -5):
    packed = lz4.frame.compress(data, compression_level=level, content_checksum=True, block_linked=False)
    print(level, len(packed), lz4.frame.decompress(packed, return_bytearray=True) == data)
with lz4.frame.LZ4FrameCompressor() as compressor:
    packed = compressor.begin() + compressor.compress(data[:5000]) + compressor.compress(data[5000:]) + compressor.flush()
with lz4.frame.LZ4FrameDecompressor() as decompressor:
    whole = b"".join(decompressor.decompress(packed[at : at + 1000]) for at in range(0, len(packed), 1000))
    print(whole == data, decompressor.eof)
for mode in ("default", "fast", "high_compression"):
    block = lz4.block.compress(data, mode=mode)
    print(mode, len(block), lz4.block.decompress(block) == data)
for function, arguments, named in ((lz4.frame.decompress, (b"none",), {}), (lz4.block.decompress, (b"none",), {}),
                                   (lz4.block.compress, ("text",), {}), (lz4.block.compress, (b"x",), {"mode": "none"}),
                                   (lz4.frame.compress, (), {}), (lz4.block.compress, (b"x",), {"unknown": 1})):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)
