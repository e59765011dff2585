# Certificates of clients, what a server answers to names, sessions that are gone on with.
import os
import re
import ssl
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")


def path(name):
    return os.path.join(HERE, name)


def server(name="server.pem"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path(name))
    return context


def client():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(path("authority.pem"))
    return context


def show(name, error):
    text = re.sub(r"\(_ssl\.c:\d+\)", "(_ssl.c)", str(error))
    print("  the", name, type(error).__name__, text)


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
                show(name, error)
            del waiting[name]
    return one, other


def exchange(one, other):
    """Lets the client see what has become of it."""
    for name, call in (("server", lambda: other.write(b"x")), ("client", one.read)):
        try:
            print("  the", name, call())
        except ssl.SSLError as error:
            show(name, error)


VERSIONS = (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)


def only(context, version):
    context.minimum_version = context.maximum_version = version
    return context


for version in VERSIONS:
    asking = server()
    asking.verify_mode = ssl.CERT_REQUIRED
    asking.load_verify_locations(path("authority.pem"))
    known, unknown = only(client(), version), only(client(), version)
    known.load_cert_chain(path("client.pem"))
    unknown.load_cert_chain(path("self.pem"))
    one, other = connect("a client that is known", known, asking)
    exchange(one, other)
    print(other.getpeercert()["subject"], other.getpeercert()["subjectAltName"], len(other.get_verified_chain()))
    one, other = connect("a client that is not", unknown, asking)
    if version is VERSIONS[1]:
        one, other = connect("a client without a certificate", only(client(), version), asking)
        try:
            one.read()
        except ssl.SSLError as error:
            show("client", error)
    asking.verify_mode = ssl.CERT_OPTIONAL
    one, other = connect("a client that need not be known", only(client(), version), asking)
    print(other.getpeercert())
    one, other = connect("a client that need not be known, and is", known, asking)
    print(other.getpeercert()["subject"][-1])
    asking.load_verify_locations(path("revoked.pem"))
    asking.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    connect("a client that is revoked", known, asking)

    seen = []
    naming, second = server(), server("rsa.pem")

    def choose(end, name, context):
        seen.append((type(end).__name__, name, context is naming))
        if name == "a.example.test":
            end.context = second

    naming.sni_callback = choose
    one, other = connect("the first name", only(client(), version), naming)
    print(len(one.getpeercert(True)) < 700, other.context is naming)
    one, other = connect("the second name", only(client(), version), naming, "a.example.test")
    print(len(one.getpeercert(True)) < 700, other.context is second)
    connect("an address is no name", only(client(), version), naming, "127.0.0.1")
    print(seen)
    naming.sni_callback = lambda *arguments: ssl.ALERT_DESCRIPTION_ACCESS_DENIED
    connect("not wanted", only(client(), version), naming)
    sys.unraisablehook = lambda report: print("  ", repr(report.exc_value), report.err_msg[:60])
    naming.sni_callback = lambda *arguments: 1 / 0
    connect("failed", only(client(), version), naming)
    naming.sni_callback = lambda *arguments: "text"
    connect("no number", only(client(), version), naming)
    naming.sni_callback = None
    connect("not asked", only(client(), version), naming)

    again, serving = only(client(), version), server()
    one, other = connect("the first time", again, serving)
    other.write(b"x")
    print(one.read(), one.session_reused, other.session_reused)
    session = one.session
    print(len(session.id), session.has_ticket, session.timeout, session.ticket_lifetime_hint, session.time > 1.7e9)
    print(session == one.session, session == 5)
    one, other = connect("the second time", again, serving, session=session)
    print(one.session_reused, other.session_reused, len(one.getpeercert(True)) > 300)
    print(serving.session_stats()["accept"], serving.session_stats()["accept_good"], serving.session_stats()["hits"])
    try:
        connect("another context", client(), serving, session=session)
    except ValueError as error:
        print(error)
    try:
        one.session = session
    except ValueError as error:
        print(error)

# What a program sees that watches.
watched = only(client(), VERSIONS[0])
messages = []
watched._msg_callback = lambda end, *message: messages.append((type(end).__name__, *message[:-1], type(message[-1]).__name__))
one, other = connect("watched", watched, server())
one.write(b"x")
print(sorted({(message[1], message[4].name) for message in messages if message[3].name == "HEADER"}))
for message in messages:
    if message[4].name in ("SERVER_HELLO", "CERTIFICATE", "CLIENT_KEY_EXCHANGE", "CHANGE_CIPHER_SPEC"):
        if message[3].name != "HEADER":
            print(message[0], message[1], message[2].name, message[3].name, message[4].name, message[5])
