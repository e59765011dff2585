"""tornado: the masking of websocket frames in C, and an echo over asyncio on the rest of it."""

import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

from tornado import escape, httputil, speedups, util

for data in (b"", b"x", b"hello world", bytes(range(256)) * 5):
    print(speedups.websocket_mask(b"\x01\xf0\x80\xff", data)[:30])
for arguments in ((b"abc", b"data"), (b"abcd",), ("abcde", b"x"), (b"abcd", 5)):
    try:
        print(speedups.websocket_mask(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
print(util._websocket_mask_python(b"abcd", b"some data") == speedups.websocket_mask(b"abcd", b"some data"))
print(escape.xhtml_escape("<a&b>"), escape.url_escape("a b&c"), escape.json_encode({"a": [1, None]}))
print(dict(httputil.HTTPHeaders.parse("Content-Type: text/html\r\nX-Y: z\r\n")))
print(httputil.parse_request_start_line("GET /foo HTTP/1.1"))
