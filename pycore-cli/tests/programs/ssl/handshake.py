# Connections over memory: versions, ciphers, protocols within, names of machines, certificates that are trusted or not.
import os
import re
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")


def path(name):
    return os.path.join(HERE, name)


def server(name="server.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if name:
        context.load_cert_chain(path(name))
    return context


def client(trusted="authority.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trusted:
        context.load_verify_locations(path(trusted))
    return context


def show(error):
    text = re.sub(r"\(_ssl\.c:\d+\)", "(_ssl.c)", str(error))
    print("   ", type(error).__name__, error.args[0], text)
    print("   ", getattr(error, "library", "-"), getattr(error, "reason", "-"), getattr(error, "verify_code", "-"),
          getattr(error, "verify_message", "-"))


def connect(label, of_client, of_server, host="localhost", **more):
    print(label)
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = of_client.wrap_bio(to_client, to_server, server_hostname=host, **more)
    other = of_server.wrap_bio(to_server, to_client, server_side=True)
    waiting = {"client": one, "server": other}
    for _ in range(5):
        for name, end in list(waiting.items()):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError as error:
                print("  the", name)
                show(error)
            del waiting[name]
    return one, other


VERSIONS = (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)


def only(context, version):
    context.minimum_version = context.maximum_version = version
    return context


for version in VERSIONS:
    one, other = connect(version.name, only(client(), version), server())
    print(one.version(), one.cipher(), one.cipher() == other.cipher(), one.compression(), one.pending())
    print(one.server_side, one.server_hostname, other.server_side, other.server_hostname)
    print(one.write(b"hello"), other.read(2), other.pending(), other.read(), other.write(b""))
    print(other.write(bytes(40000)), sum(len(one.read(50000)) for _ in range(3)), one.pending())
    buffer = bytearray(8)
    one.write(b"abc")
    print(other.read(3, buffer), bytes(buffer))
    try:
        other.read()
    except ssl.SSLWantReadError as error:
        print(error.errno)
    print(len(one.getpeercert(True)) > 300, other.getpeercert(), other.getpeercert(True))
    print(len(one.get_verified_chain()), len(one.get_unverified_chain()), other.get_verified_chain())
    for end in (one, other, one):
        try:
            print(end.unwrap())
        except ssl.SSLWantReadError:
            print("waits for the other side")
    for call in (one.read, other.read, lambda: one.write(b"x")):
        try:
            print(call())
        except ssl.SSLError as error:
            show(error)

    connect("another machine", only(client(), version), server(), "example.org")
    connect("another address", only(client(), version), server(), "127.0.0.2")
    connect("an address", only(client(), version), server(), "127.0.0.1")
    connect("another address of six", only(client(), version), server(), "::2")
    connect("an address of six", only(client(), version), server(), "::1")
    connect("below a star", only(client(), version), server(), "a.example.test")
    connect("too far below a star", only(client(), version), server(), "a.b.example.test")
    connect("nobody trusted", only(client(None), version), server())
    connect("signed by itself", only(client(None), version), server("self.pem"), "self.test")
    connect("signed by itself, and trusted", only(client("self.pem"), version), server("self.pem"), "self.test")
    connect("expired", only(client(), version), server("expired.pem"))
    connect("of a client", only(client(), version), server("client.pem"))
    connect("an RSA key", only(client(), version), server("rsa.pem"))
    unchecked = only(client(), version)
    unchecked.check_hostname = False
    connect("names not checked", unchecked, server(), "example.org")
    unchecked.verify_mode = ssl.CERT_NONE
    one, _ = connect("nothing checked", unchecked, server("expired.pem"), None)
    print(one.getpeercert(), len(one.getpeercert(True)) > 300)

    both = server("rsa.pem")
    both.load_cert_chain(path("server.pem"))
    one, _ = connect("two kinds of keys", only(client(), version), both)
    print(len(one.getpeercert(True)) < 700)

    revoking = only(client(), version)
    revoking.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    connect("no list of revoked ones", revoking, server())
    revoking.load_verify_locations(path("revoked.pem"))
    print(revoking.cert_store_stats())
    connect("a list of revoked ones", revoking, server())

    speaking, hearing = only(client(), version), server()
    speaking.set_alpn_protocols(["b", "a"])
    hearing.set_alpn_protocols(["a", "b"])
    one, other = connect("protocols within", speaking, hearing)
    print(one.selected_alpn_protocol(), other.selected_alpn_protocol())
    hearing.set_alpn_protocols(["c"])
    one, other = connect("no protocol within", speaking, hearing)
    print(one.selected_alpn_protocol(), other.selected_alpn_protocol())

old, new = only(client(), VERSIONS[0]), only(server(), VERSIONS[1])
connect("only old to only new", old, new)
old, new = only(server(), VERSIONS[0]), only(client(), VERSIONS[1])
connect("only new to only old", new, old)

one, two = only(client(), VERSIONS[0]), server()
one.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256")
ends = connect("a chosen cipher", one, two)
print(ends[0].cipher(), ends[1].shared_ciphers())
two.set_ciphers("ECDHE-ECDSA-AES256-GCM-SHA384")
connect("no cipher in common", one, two)
connect("no certificate", only(client(), VERSIONS[0]), server(None))


def raw(label, data, server_side, end=False):
    print(label)
    bio = ssl.MemoryBIO()
    bio.write(data)
    if end:
        bio.write_eof()
    if server_side:
        one = server().wrap_bio(bio, ssl.MemoryBIO(), server_side=True)
    else:
        one = client().wrap_bio(bio, ssl.MemoryBIO(), server_hostname="localhost")
    try:
        one.do_handshake()
    except ssl.SSLError as error:
        show(error)


for side in (True, False):
    raw("the web without encryption", b"GET / HTTP/1.0\r\n\r\n", side)
    raw("a proxy", b"CONNECT localhost:80 HTTP/1.0\r\n\r\n", side)
    raw("nonsense", b"nonsense and more", side)
    raw("too long", b"\x16\x03\x01\xff\xff", side)
    raw("data too early", b"\x17\x03\x03\x00\x02ab", side)
    raw("the end", b"", side, True)
    raw("the end within", b"\x16\x03", side, True)
raw("an alert", b"\x15\x03\x03\x00\x02\x02\x28", False)
