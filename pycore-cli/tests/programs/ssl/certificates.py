# Certificates as dicts and objects, names of objects, queues of bytes, and the classes of errors.
import os
import re
import ssl

import _ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")


def attempt(call, *arguments, **named):
    try:
        print(call(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("authority", "server", "client", "self", "expired"):
    info = _ssl._test_decode_cert(os.path.join(HERE, name + ".pem"))
    if name == "authority" or name == "self":
        # When it was made does not matter.
        info.pop("notBefore"), info.pop("notAfter")
    print(name)
    for key, value in info.items():
        if key not in ("notBefore", "notAfter", "serialNumber") or name == "expired" and key != "serialNumber":
            print("   ", key, value)
    if name != "expired":
        print("   ", info["serialNumber"])
attempt(_ssl._test_decode_cert, os.path.join(HERE, "none.pem"))
attempt(_ssl._test_decode_cert, os.path.join(HERE, "README.md"))

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(HERE, "server.pem"))
trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
trusting.load_verify_locations(os.path.join(HERE, "authority.pem"))
to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
one = trusting.wrap_bio(to_client, to_server, server_hostname="localhost")
other = context.wrap_bio(to_server, to_client, server_side=True)
for end in (one, other, one, other):
    try:
        end.do_handshake()
    except ssl.SSLWantReadError:
        pass
chain = one._sslobj.get_verified_chain()
leaf, root = chain
print(leaf, root)
print(leaf == leaf, leaf == root, leaf != root, hash(leaf) == hash(one._sslobj.get_unverified_chain()[0]))
print(leaf.get_info() == one.getpeercert(), leaf.public_bytes(_ssl.ENCODING_DER) == one.getpeercert(True))
print(leaf.public_bytes() == ssl.DER_cert_to_PEM_cert(one.getpeercert(True)))
attempt(leaf.public_bytes, 9)
print(root.public_bytes(_ssl.ENCODING_DER) == trusting.get_ca_certs(True)[0])

for text in ("serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1", "none"):
    attempt(_ssl.txt2obj, text, name=True)
attempt(_ssl.txt2obj, "serverAuth")
attempt(_ssl.nid2obj, 129)
attempt(_ssl.nid2obj, -1)
attempt(_ssl.nid2obj, 100000)
print(ssl.Purpose.SERVER_AUTH, ssl.Purpose.CLIENT_AUTH.oid)

print(len(ssl.RAND_bytes(7)), ssl.RAND_bytes(16) != ssl.RAND_bytes(16), ssl.RAND_status(), ssl.RAND_add("x", 1.0))
attempt(ssl.RAND_bytes, -1)

bio = ssl.MemoryBIO()
print(bio.pending, bio.eof, bio.read(), bio.write(b"abc"), bio.pending, bio.read(2), bio.read(-1), bio.eof)
print(bio.write(bytearray(b"xyz")), bio.write(memoryview(b"12")), bio.write_eof(), bio.eof, bio.read(), bio.eof)
attempt(bio.write, b"x")
attempt(bio.write, "x")
attempt(ssl.MemoryBIO, 5)

for name in ("SSLError", "SSLZeroReturnError", "SSLWantReadError", "SSLWantWriteError", "SSLSyscallError", "SSLEOFError",
             "SSLCertVerificationError"):
    kind = getattr(ssl, name)
    print(kind, [base.__name__ for base in kind.__mro__], kind.__doc__)
    error = kind(1, "words")
    print(repr(error), str(error), error.errno, error.strerror, str(kind("alone")))
print(ssl.CertificateError is ssl.SSLCertVerificationError, ssl.SSLError.__module__)
print(ssl.cert_time_to_seconds("Jan  5 09:34:43 2018 GMT"))
print(sorted(name for name in dir(ssl) if name.startswith("ALERT_DESCRIPTION")))
print(int(ssl.OP_ALL), int(ssl.OP_NO_TLSv1_3), int(ssl.VERIFY_X509_STRICT), ssl.HAS_SNI, ssl.HAS_ALPN, ssl.HAS_TLSv1_3)
print(len(ssl.OPENSSL_VERSION_INFO), ssl.OPENSSL_VERSION_INFO >= (3, 0), isinstance(ssl.OPENSSL_VERSION, str))
