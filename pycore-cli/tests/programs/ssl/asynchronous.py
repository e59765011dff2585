# Servers and clients of asyncio with encryption, also begun later on a connection that there is.
import asyncio
import os
import ssl

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates")
server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server_context.load_cert_chain(os.path.join(HERE, "server.pem"))
client_context = ssl.create_default_context(cafile=os.path.join(HERE, "authority.pem"))


async def serve(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
    finally:
        writer.close()


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_context) as server:
        port = server.sockets[0].getsockname()[1]
        for host in ("localhost", "127.0.0.1", "wrong.test"):
            try:
                reader, writer = await asyncio.open_connection(
                    "127.0.0.1", port, ssl=client_context, server_hostname=host)
            except ssl.SSLCertVerificationError as error:
                print(error.verify_code, error.verify_message)
                continue
            print(writer.get_extra_info("cipher")[1:], writer.get_extra_info("peercert")["subject"][-1])
            for line in (b"hello\n", b"x" * 60000 + b"\n"):
                writer.write(line)
                await writer.drain()
                print(await reader.readline() == line.upper(), len(line))
            writer.close()
            await writer.wait_closed()

        async def one(number):
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port, ssl=client_context, server_hostname="localhost")
            writer.write(b"client %d\n" % number)
            answer = await reader.readline()
            writer.close()
            await writer.wait_closed()
            return answer

        print(await asyncio.gather(*(one(number) for number in range(8))))

    async def begin_later(reader, writer):
        print(await reader.readline())
        writer.write(b"begin\n")
        await writer.drain()
        await writer.start_tls(server_context)
        print(await reader.readline())
        writer.write(b"encrypted, too\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(begin_later, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"plain\n")
        print(await reader.readline())
        await writer.start_tls(client_context, server_hostname="localhost")
        writer.write(b"encrypted\n")
        print(await reader.readline())
        print(writer.get_extra_info("ssl_object").version())
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
