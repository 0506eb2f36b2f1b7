"""The server that takes mail, and what it wants to see of us: from the environment, never from content."""

import importlib
import importlib.util
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field

HOST, PORT, SECURITY = "PRESS_SMTP_HOST", "PRESS_SMTP_PORT", "PRESS_SMTP_SECURITY"
USER, PASSWORD, PASSWORD_COMMAND = "PRESS_SMTP_USER", "PRESS_SMTP_PASSWORD", "PRESS_SMTP_PASSWORD_COMMAND"
TOKEN_COMMAND = "PRESS_SMTP_TOKEN_COMMAND"

PORTS = {"starttls": 587, "tls": 465}
SECONDS_FOR_COMMAND = 60


class NoAccount(Exception):
    """The environment does not say how to send, or a command that it names fails."""


@dataclass(frozen=True)
class Account:
    """``security`` is starttls or tls. Without a user nothing is said of us; with a token it stands for a password."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False, default="")
    token: str = field(repr=False, default="")


def account_from(environment: Mapping[str, str]) -> Account:
    """Raises NoAccount, which names the variable that is missing or wrong, and never its value."""
    host = environment.get(HOST, "")
    if not host:
        raise NoAccount(
            f"no mail server is named: set {HOST}, and {USER} and {PASSWORD_COMMAND} if it asks who you are"
        )
    security = environment.get(SECURITY, "starttls")
    if security not in PORTS:
        raise NoAccount(f"{SECURITY} is neither starttls nor tls; without encryption nothing is sent")
    port = environment.get(PORT, str(PORTS[security]))
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise NoAccount(f"{PORT} is no number of a port")
    user = environment.get(USER, "")
    token = _output(TOKEN_COMMAND, environment) if user else ""
    password = _password(host, user, environment) if user and not token else ""
    return Account(host, int(port), security, user, password, token)


def _password(host: str, user: str, environment: Mapping[str, str]) -> str:
    found = environment.get(PASSWORD, "") or _output(PASSWORD_COMMAND, environment) or _from_keyring(host, user)
    if not found:
        raise NoAccount(f"no password for '{user}': set {PASSWORD_COMMAND} to a command that prints it, or {PASSWORD}")
    return found


def _output(variable: str, environment: Mapping[str, str]) -> str:
    command = environment.get(variable, "")
    if not command:
        return ""
    try:
        result = subprocess.run(
            shlex.split(command), capture_output=True, text=True, timeout=SECONDS_FOR_COMMAND, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        raise NoAccount(f"the command of {variable} cannot be run") from None
    if result.returncode or not result.stdout.strip():
        raise NoAccount(f"the command of {variable} ends with status {result.returncode} and prints nothing to use")
    return result.stdout.strip().split("\n")[0]


def _from_keyring(host: str, user: str) -> str:
    """From the keyring of the desktop, where somebody has installed the package for it; it is none of ours."""
    if importlib.util.find_spec("keyring") is None:
        return ""
    return str(importlib.import_module("keyring").get_password(host, user) or "")
