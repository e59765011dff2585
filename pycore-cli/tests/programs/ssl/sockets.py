# Connections over sockets: an echo between threads, without waiting, with a limit of time, and the end of encryption.
import os
import re
import select
import socket
import ssl
import threading

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(os.path.join(HERE, "server.pem"))
client = ssl.create_default_context(cafile=os.path.join(HERE, "authority.pem"))


def attempt(label, call, *arguments):
    try:
        print(label, call(*arguments))
    except OSError as error:
        print(label, type(error).__name__, re.sub(r"_ssl\.c:\d+", "_ssl.c", str(error)))


def pair(work):
    """A client's socket, and a thread that serves it."""
    one, other = socket.socketpair()
    thread = threading.Thread(target=work, args=(other,))
    thread.start()
    return one, thread


def echo(sock):
    with server.wrap_socket(sock, server_side=True) as end:
        while data := end.recv(1000):
            end.sendall(data.upper())


one, thread = pair(echo)
with client.wrap_socket(one, server_hostname="localhost") as end:
    print(end.version(), end.cipher()[1], end.getpeercert()["subject"][-1], end.server_hostname)
    for text in (b"hello", b"a" * 5000, b"end"):
        end.sendall(text)
        answer = bytearray()
        while len(answer) < len(text):
            answer += end.recv(4096)
        print(answer == text.upper(), len(answer))
    end.sendall(b"into")
    room = bytearray(10)
    print(end.recv_into(room), bytes(room))
    file = end.makefile("rwb")
    file.write(b"a line\n")
    file.flush()
    print(file.readline())
    file.close()
    attempt("flags", lambda: end.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
    try:
        end.recv(5, socket.MSG_PEEK)
    except ValueError as error:
        print(error)
thread.join()

# Much at once, in both directions.
one, thread = pair(echo)
with client.wrap_socket(one, server_hostname="localhost") as end:
    data = bytes(range(97, 123)) * 10000
    received = bytearray()

    def receive():
        while len(received) < len(data):
            received.extend(end.recv(10000))

    reader = threading.Thread(target=receive)
    reader.start()
    end.sendall(data)
    reader.join()
    print(received == data.upper())
thread.join()


# The end of encryption, after which the same socket goes on without.
def plain_afterwards(sock):
    end = server.wrap_socket(sock, server_side=True)
    print("encrypted:", end.recv(100))
    with end.unwrap() as sock:
        print("plain:", sock.recv(100))
        sock.sendall(b"bye")


one, thread = pair(plain_afterwards)
end = client.wrap_socket(one, server_hostname="localhost")
end.sendall(b"secret")
with end.unwrap() as sock:
    sock.sendall(b"open")
    print(sock.recv(100))
thread.join()


# Without waiting.
one, other = socket.socketpair()
one.setblocking(False)
other.setblocking(False)
ends = [client.wrap_socket(one, server_hostname="localhost", do_handshake_on_connect=False),
        server.wrap_socket(other, server_side=True, do_handshake_on_connect=False)]
waiting = list(ends)
kinds = set()
while waiting:
    for end in list(waiting):
        try:
            end.do_handshake()
            waiting.remove(end)
        except ssl.SSLWantReadError:
            kinds.add("read")
            select.select([end], [], [], 0.01)
print(kinds, ends[0].version())
attempt("nothing there", ends[0].recv, 5)
try:
    ends[0].send(bytes(10_000_000))
except ssl.SSLWantWriteError as error:
    print(type(error).__name__, error.errno)
# The same again goes on where it stopped.
total = 0
ends[1].setblocking(True)


def drain():
    global total
    while total < 10_000_000:
        total += len(ends[1].recv(1 << 20))


thread = threading.Thread(target=drain)
thread.start()
while True:
    try:
        print(ends[0].send(bytes(10_000_000)))
        break
    except ssl.SSLWantWriteError:
        select.select([], [ends[0]], [])
thread.join()
print(total)

# With a limit of time.
ends[0].settimeout(0.05)
attempt("late", ends[0].recv, 5)
attempt("late", ends[0].unwrap)
ends[1].close()
ends[0].close()
one, other = socket.socketpair()
one.settimeout(0.05)
attempt("late", lambda: client.wrap_socket(one, server_hostname="localhost"))
other.close()


# The other side goes without a word.
def vanish(sock):
    end = server.wrap_socket(sock, server_side=True)
    end.sendall(b"last")
    socket.socket(fileno=end.detach()).close()


for suppress in (True, False):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        one = socket.create_connection(listener.getsockname())
        other, _ = listener.accept()
    thread = threading.Thread(target=vanish, args=(other,))
    thread.start()
    with client.wrap_socket(one, server_hostname="localhost", suppress_ragged_eofs=suppress) as end:
        print(end.recv(10))
        attempt("gone", end.recv, 10)
    thread.join()
one, other = socket.socketpair()
other.close()
attempt("nobody there", lambda: client.wrap_socket(one, server_hostname="localhost"))
one.close()
