# The web over encrypted connections, by the modules of the library.
import http.client
import http.server
import os
import ssl
import threading
import urllib.error
import urllib.request

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(os.path.join(HERE, "server.pem"))
client_context = ssl.create_default_context(cafile=os.path.join(HERE, "authority.pem"))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, data):
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        self.answer(("got " + self.path).encode() * 1000)

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"]))[::-1])

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    def get_request(self):
        sock, address = super().get_request()
        return server_context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request, address):
        pass


with Server(("127.0.0.1", 0), Handler) as server:
    threading.Thread(target=server.serve_forever).start()
    port = server.server_address[1]
    connection = http.client.HTTPSConnection("localhost", port, context=client_context)
    for path in ("/a", "/b"):
        connection.request("GET", path)
        response = connection.getresponse()
        print(response.status, response.read() == ("got " + path).encode() * 1000)
    connection.request("POST", "/", b"abc" * 30000)
    print(connection.getresponse().read() == (b"abc" * 30000)[::-1])
    connection.close()
    with urllib.request.urlopen(f"https://127.0.0.1:{port}/c", context=client_context) as response:
        print(response.status, len(response.read()))
    try:
        urllib.request.urlopen(f"https://127.0.0.1:{port}/d", context=ssl.create_default_context(cafile=os.path.join(HERE, "self.pem")))
    except urllib.error.URLError as error:
        print(type(error.reason).__name__, error.reason.verify_message)
    certificate = ssl.get_server_certificate(("127.0.0.1", port))
    print(certificate.startswith("-----BEGIN CERTIFICATE-----\n"), len(ssl.PEM_cert_to_DER_cert(certificate)) > 300)
    server.shutdown()
