"""What an e-mail address is, what a link may lead to, and whether its words tell the truth about that."""

import re
import unicodedata
from urllib.parse import SplitResult, unquote, urlsplit

# Of the web, of mail and of telephones; a link of any other scheme could do more than show a page.
SCHEMES = ("https", "http", "mailto", "tel")
LONGEST_CHARACTERS = 2000

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_NAMED_HOST = re.compile(r"(?:https?://)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?:[:/?#]\S*)?", re.IGNORECASE)
_WRITTEN_ADDRESS = re.compile(r"https?://(?P<host>[^\s/?#]+)", re.IGNORECASE)
_MAILBOX = re.compile(
    r"[A-Za-z0-9!#$%'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
# What people take for a mailbox, in whatever script: words that lie need not name one that mail reaches.
_WRITTEN_MAILBOX = re.compile(r"[\w.!#$%'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"\+?[0-9().-]{2,30}(?:;ext=[0-9]+)?")
_MAIL_FIELDS = ("subject", "body")
# Scripts whose letters pass for Latin ones, by the first word of their characters' names (Unicode, UTS #39).
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


def fault_of(address: str) -> str:
    """Why no link may lead to ``address``; empty where one may.

    >>> fault_of("javascript:alert(1)")
    'is no address that a link can have'
    >>> fault_of("https://example.org/page")
    ''
    """
    if len(address) > LONGEST_CHARACTERS:
        return f"is longer than {LONGEST_CHARACTERS} characters"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no address that a link can have"
    if parts.scheme not in SCHEMES or not address.isprintable() or any(c in address for c in ' \\<>"'):
        return "is no address that a link can have"
    match parts.scheme:
        case "mailto":
            return _fault_of_mail(parts)
        case "tel":
            return "" if _TELEPHONE.fullmatch(parts.path) else "is no telephone number"
    if "@" in parts.netloc:
        return "hides its site behind a name and '@'"
    if not _HOST.fullmatch(host) and not (":" in host or host == "localhost"):
        return "names no site"
    return _fault_of_host(host) if ":" not in host else ""


def is_mailbox(text: str) -> bool:
    """Whether ``text`` is a mailbox that every server takes: ASCII, without quotation marks (RFC 5321, 4.1.2).

    It has no ``&`` either, which a link would have to encode (RFC 6068, 2).

    >>> is_mailbox("ann@example.org"), is_mailbox("ann@example"), is_mailbox("ann@example.org, bob@example.org")
    (True, False, False)
    """
    return len(text) <= 254 and len(text.partition("@")[0]) <= 64 and _MAILBOX.fullmatch(text) is not None


def _fault_of_mail(parts: SplitResult) -> str:
    if not is_mailbox(unquote(parts.path)):
        return "is no e-mail address"
    for field in parts.query.split("&") if parts.query else ():
        name, _, value = field.partition("=")
        if name.casefold() not in _MAIL_FIELDS:
            return f"would fill in '{name}' of a mail"
        if not unquote(value).isprintable() and name.casefold() == "subject":
            return "would put a second line into the subject"
    return ""


def _fault_of_host(host: str) -> str:
    for label in readable_host(host).split("."):
        names = {unicodedata.name(c, "").split(" ")[0] for c in label if c.isalpha()}
        if len(names & set(_SCRIPTS)) > 1:
            return f"mixes scripts in the name of its site, '{label}'"
        if not all(c.isalnum() or unicodedata.combining(c) or c in "-_" for c in label):
            return f"has a character in the name of its site, '{label}', that passes for another"
    return ""


def readable_host(host: str) -> str:
    """A host as people read it, its labels in Punycode (RFC 3492) decoded; as it is, where they are none."""
    try:
        return ".".join(
            label[4:].encode("ascii").decode("punycode") if label.casefold().startswith("xn--") else label
            for label in host.split(".")
        )
    except (UnicodeError, IndexError, OverflowError):
        return host


def foreign_site(address: str) -> str:
    """The name of a site in letters that are not those of English, which can pass for another; empty for any other."""
    host = urlsplit(address).hostname or ""
    read = readable_host(host)
    return "" if read.isascii() else read


def other_place(words: str, address: str) -> str:
    """The site or mailbox that the words of a link name, where the link leads to another; else empty.

    >>> other_place("www.example.org", "https://evil.example/")
    'www.example.org'
    >>> other_place("the example", "https://example.org/")
    ''
    """
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        named = _WRITTEN_MAILBOX.fullmatch(words)
        return words if named and words.casefold() != unquote(parts.path).casefold() else ""
    if _WRITTEN_MAILBOX.fullmatch(words):
        return words
    found = _NAMED_HOST.fullmatch(words) or _WRITTEN_ADDRESS.search(words)
    if not found or parts.scheme == "tel":
        return ""
    named_host, host = (_bare(each) for each in (found["host"], parts.hostname or ""))
    return "" if named_host == host or host.endswith(f".{named_host}") else found["host"]


def _bare(host: str) -> str:
    host = readable_host(host.rpartition("@")[2].partition(":")[0].casefold())
    return host.removeprefix("www.")
