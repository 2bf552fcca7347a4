"""A mail server on loopback, for tests: TLS, a login, and the manners that are asked for.

    python3 smtp_server.py FOLDER MANNER

Writes its certificate authority to FOLDER/ca.pem, prints its port, and keeps each message it was given as
FOLDER/N.eml, whatever it answers. Manners: take · refuse (a permanent no to the recipient) · busy (a passing no to the
data) · silent (takes the data and hangs up without an answer) · slow (takes the data and lets the sender wait) ·
starttls (as take, but protected only on request). It ends with its standard input.
"""

import asyncio
import itertools
import socket
import ssl
import sys
import warnings
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

# Behind TLS from the first byte a login is safe; the library can't see that.
warnings.simplefilter("ignore")
folder, manner = Path(sys.argv[1]), sys.argv[2]
numbers = itertools.count(1)


class Manners:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if manner == "refuse":
            return "550 5.1.1 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if manner == "busy":
            return "451 4.3.0 Try again later"
        (folder / f"{next(numbers)}.eml").write_bytes(envelope.content)
        if manner == "silent":
            server.transport.abort()
        if manner == "slow":
            await asyncio.sleep(60)
        return "250 2.0.0 Taken"


def authenticator(server, session, envelope, mechanism, data):
    known = data.login == b"lawka" and data.password == "zażółć".encode()
    return AuthResult(success=known, handled=known)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


authority = trustme.CA()
authority.cert_pem.write_to_path(str(folder / "ca.pem"))
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
login = {"authenticator": authenticator, "auth_required": True, "auth_require_tls": manner == "starttls"}
if manner == "starttls":
    protection = {"tls_context": context, "require_starttls": True}
else:
    protection = {"ssl_context": context}
port = free_port()
controller = Controller(Manners(), hostname="127.0.0.1", port=port, decode_data=False, **login, **protection)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
