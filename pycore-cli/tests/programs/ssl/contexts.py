# Contexts: what they say at first, what they can be told, what they refuse; files of certificates and keys.
import os
import re
import ssl
import warnings

import _ssl

warnings.simplefilter("ignore")
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")


def path(name):
    return os.path.join(HERE, name)


def attempt(label, call, *arguments, **named):
    try:
        print(label, call(*arguments, **named))
    except Exception as error:
        text = re.sub(r"\(_ssl\.c:\d+\)", "(_ssl.c)", str(error))
        print(label, type(error).__name__, text.replace(HERE, "HERE"))


client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
for context in (client, server, ssl.SSLContext(ssl.PROTOCOL_TLS)):
    print(context.protocol, context.verify_mode, context.check_hostname, context.verify_flags, context.options)
    print(context.minimum_version, context.maximum_version, context.hostname_checks_common_name, context.num_tickets)
    print(context.sni_callback, context.keylog_filename, context._msg_callback, context.cert_store_stats())
    print(context.session_stats())

attempt("protocol", _ssl._SSLContext, 99)
attempt("protocol", _ssl._SSLContext, "x")
attempt("mode", setattr, client, "verify_mode", ssl.CERT_NONE)
attempt("mode", setattr, server, "verify_mode", 7)
attempt("version", setattr, client, "minimum_version", 5)
client.minimum_version = ssl.TLSVersion.TLSv1_3
print(client.minimum_version, client.maximum_version)
client.check_hostname = False
client.verify_mode = ssl.CERT_NONE
client.check_hostname = True
print(client.verify_mode)
attempt("options", setattr, client, "options", -1)
client.options |= ssl.OP_NO_TICKET
print(bool(client.options & ssl.OP_NO_TICKET))
attempt("tickets", setattr, client, "num_tickets", 1)
attempt("tickets", setattr, server, "num_tickets", -1)
attempt("callback", setattr, client, "sni_callback", print)
attempt("callback", setattr, server, "sni_callback", 5)
attempt("secrets", setattr, server, "keylog_filename", 5)
attempt("secrets", setattr, server, "keylog_filename", path("none/none"))
attempt("ciphers", client.set_ciphers, "nonsense")
attempt("ciphers", client.set_ciphers, 5)
client.set_ciphers("ECDHE+AESGCM")
for cipher in client.get_ciphers():
    if cipher["name"] == "ECDHE-RSA-AES128-GCM-SHA256":
        print(cipher)
attempt("curve", server.set_ecdh_curve, "prime256v1")
attempt("curve", server.set_ecdh_curve, "none")
attempt("protocols", client.set_alpn_protocols, ["x" * 300])

attempt("trust", client.load_verify_locations)
attempt("trust", client.load_verify_locations, path("none"))
attempt("trust", client.load_verify_locations, 5)
attempt("trust", client.load_verify_locations, cadata=5)
attempt("trust", client.load_verify_locations, cadata="")
attempt("trust", client.load_verify_locations, cadata="nothing")
attempt("trust", client.load_verify_locations, cadata=b"nothing")
attempt("trust", client.load_verify_locations, cadata="\xe9")
attempt("trust", client.load_verify_locations, "/dev/null")
attempt("trust", client.load_verify_locations, path("locked.pem"))
with open(path("authority.pem")) as file:
    text = file.read()
attempt("trust", client.load_verify_locations, cadata=text)
attempt("again", client.load_verify_locations, cadata=ssl.PEM_cert_to_DER_cert(text))
attempt("a file", client.load_verify_locations, path("self.pem"))
attempt("a list", client.load_verify_locations, path("revoked.pem"))
print(client.cert_store_stats(), client.get_ca_certs() and len(client.get_ca_certs(True)))
print(client.get_ca_certs()[0]["subject"])

attempt("chain", server.load_cert_chain, path("none"))
attempt("chain", server.load_cert_chain, 5)
attempt("chain", server.load_cert_chain, path("server.pem"), 5)
attempt("chain", server.load_cert_chain, "/dev/null")
attempt("chain", server.load_cert_chain, path("authority.pem"))
attempt("chain", server.load_cert_chain, path("locked.pem"))
attempt("chain", server.load_cert_chain, path("server.pem"), path("client.pem"))
attempt("chain", server.load_cert_chain, path("server.pem"))
for locked in ("locked.pem", "locked_old.pem"):
    files = path("server.pem"), path(locked)
    attempt(locked, server.load_cert_chain, *files, password="secret")
    attempt(locked, server.load_cert_chain, *files, password=b"secret")
    attempt(locked, server.load_cert_chain, *files, password=lambda: bytearray(b"secret"))
    attempt(locked, server.load_cert_chain, *files, password="wrong one")
    attempt(locked, server.load_cert_chain, *files, password=5)
    attempt(locked, server.load_cert_chain, *files, password=lambda: 5)
    attempt(locked, server.load_cert_chain, *files, password=lambda: 1 / 0)
    attempt(locked, server.load_cert_chain, *files, password="x" * 2000)
attempt("parameters", server.load_dh_params, path("none"))
attempt("parameters", server.load_dh_params, path("server.pem"))

incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
attempt("wrap", client.wrap_bio, incoming, outgoing)
attempt("wrap", client.wrap_bio, incoming, outgoing, server_hostname=".x")
attempt("wrap", client.wrap_bio, incoming, outgoing, server_side=True, server_hostname=None)
client.check_hostname = False
attempt("wrap", client._wrap_bio, incoming, outgoing, True)
attempt("wrap", server._wrap_bio, incoming, outgoing, False)
attempt("wrap", client._wrap_bio, incoming, outgoing, False, "\xe9")
attempt("wrap", client._wrap_bio, incoming, outgoing, False, "a\0b")
attempt("wrap", client._wrap_bio, 5, outgoing, False)
attempt("wrap", client._wrap_socket, 5, False)

fresh = client.wrap_bio(incoming, outgoing, server_hostname="localhost")
print(fresh.session, fresh.session_reused, fresh.context is client)
for name in ("cipher", "version", "selected_alpn_protocol", "shared_ciphers", "compression", "pending", "getpeercert",
             "get_verified_chain", "get_unverified_chain", "unwrap", "read"):
    attempt(name, getattr(fresh, name))
attempt("context", setattr, fresh._sslobj, "context", 5)
attempt("session", setattr, fresh, "session", 5)
attempt("context", delattr, fresh._sslobj, "context")
attempt("mode", delattr, client, "verify_mode")
for name in ("_SSLSocket", "SSLSession", "Certificate"):
    attempt(name, getattr(_ssl, name))
