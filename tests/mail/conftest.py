"""Mail servers on this machine, with a certificate of their own, and a clock that does not make anyone wait."""

import ipaddress
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from press.mail.account import Account
from tests.mail.servers import FaultyServer, tls_context


@dataclass
class Certificates:
    """Files in PEM: ``trusted`` is what a client must trust; the others are what a server shows."""

    folder: Path

    @property
    def trusted(self) -> Path:
        return self.folder / "good.pem"


def _certificate(path: Path, host: str, valid_for: timedelta) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + valid_for)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path.write_bytes(certificate.public_bytes(pem))
    path.with_suffix(".key").write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("certificates")
    _certificate(folder / "good.pem", "localhost", timedelta(days=1))
    _certificate(folder / "unknown.pem", "localhost", timedelta(days=1))
    _certificate(folder / "other-name.pem", "elsewhere.invalid", timedelta(days=1))
    _certificate(folder / "expired.pem", "localhost", timedelta(days=-1))
    return Certificates(folder)


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test certificate, which OpenSSL trusts while a test runs."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.trusted))
    return certificates.trusted


@dataclass
class Box:
    """What a real server has taken: envelope and bytes of each message."""

    messages: list[tuple[list[str], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        self.messages.append((list(envelope.rcpt_tos), bytes(envelope.content)))
        return "250 taken"

    def let_in(self, server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password == b"open sesame", handled=False)


@dataclass
class RealServer:
    box: Box
    account: Account


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def server(trusted: Path):
    """aiosmtpd with STARTTLS, which lets nobody send without encryption and a password."""
    box, port = Box(), _free_port()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=port,
        tls_context=tls_context(trusted),
        require_starttls=True,
        authenticator=box.let_in,
        auth_required=True,
        data_size_limit=30_000_000,
    )
    controller.start()
    yield RealServer(box, Account("localhost", port, "starttls", "desk", "open sesame"))
    controller.stop()


@pytest.fixture
def faulty(trusted: Path):
    """A server that does what its faults say: made by calling it, and stopped at the end of the test."""
    started: list[FaultyServer] = []

    def start(certificate: Path = trusted, **options: object) -> FaultyServer:
        server = FaultyServer(certificate, **options)
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@dataclass
class FakeClock:
    """Time passes only by sleeping."""

    time: float = 1_800_000_000.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.time += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
