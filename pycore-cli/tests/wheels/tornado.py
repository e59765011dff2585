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

# A server and clients with encryption, of the web and of websockets.
import asyncio
import logging
import os
import ssl

from tornado import httpclient, httpserver, netutil, web, websocket

logging.disable()
CERTIFICATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "programs", "ssl", "certificates")
AUTHORITY = os.path.join(CERTIFICATES, "authority.pem")


class Echo(web.RequestHandler):
    def get(self, name):
        self.write({"name": name, "argument": self.get_argument("q", None), "protocol": self.request.protocol})

    async def post(self, name):
        await asyncio.sleep(0)
        self.write(self.request.body[::-1])


class Socket(websocket.WebSocketHandler):
    def on_message(self, message):
        self.write_message(message.upper(), binary=isinstance(message, bytes))


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(CERTIFICATES, "server.pem"))
    server = httpserver.HTTPServer(web.Application([("/socket", Socket), ("/(.*)", Echo)]), ssl_options=context)
    sockets = netutil.bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    address = "localhost:%d" % sockets[0].getsockname()[1]
    client = httpclient.AsyncHTTPClient()

    async def fetch(path, ca_certs=AUTHORITY, **named):
        return await client.fetch(f"https://{address}/{path}", ca_certs=ca_certs, **named)

    print((await fetch("a?q=1")).body)
    print((await fetch("", method="POST", body=b"abc" * 100000)).body == b"cba" * 100000)
    print([response.body for response in await asyncio.gather(*(fetch(str(number)) for number in range(8)))])
    for call in (fetch("a", os.path.join(CERTIFICATES, "self.pem")), fetch("a", method="DELETE")):
        try:
            await call
        except (ssl.SSLError, httpclient.HTTPClientError) as error:
            print(type(error).__name__, getattr(error, "verify_message", error))
    connection = await websocket.websocket_connect(httpclient.HTTPRequest(f"wss://{address}/socket", ca_certs=AUTHORITY))
    for message in ("hello", b"abc" * 30000):
        await connection.write_message(message, binary=isinstance(message, bytes))
        print(await connection.read_message() == message.upper())
    connection.close()
    server.stop()


asyncio.run(main())
