"""By what a publication can be found and cited, and whom to ask about it."""

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"[\s-]")


class NoNumber(ValueError):
    """A text that is no such number; ``hint`` says what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def isbn(text: str) -> str:
    """An ISBN of 13 digits as it was typed (ISO 2108:2017). Raises NoNumber where it is none, or has an error."""
    digits = _BETWEEN.sub("", text)
    if re.fullmatch(r"\d{9}[\dXx]", digits, re.ASCII) and _check_10(digits[:9]) == digits[9].upper():
        raise NoNumber(f"'{text}' has 10 digits, and an ISBN has 13 since 2007", f"write {_thirteen(digits)}")
    if not re.fullmatch(r"\d{13}", digits, re.ASCII):
        raise NoNumber(f"'{text}' is no ISBN", "write its 13 digits, with or without hyphens: 978-0-306-40615-7")
    if not digits.startswith(("978", "979")):
        raise NoNumber(f"'{text}' is no ISBN: it begins with neither 978 nor 979", "look for a typing error")
    if (check := _check_13(digits[:12])) != digits[12]:
        raise NoNumber(f"'{text}' is no ISBN: its last digit would be {check}", "look for a typing error")
    return text


def issn(text: str) -> str:
    """An ISSN as it was typed (ISO 3297:2022). Raises NoNumber where it is none, or has an error."""
    if not re.fullmatch(r"\d{4}-\d{3}[\dX]", text, re.ASCII):
        raise NoNumber(f"'{text}' is no ISSN", "write it as 0317-8471")
    digits = text.replace("-", "")
    rest = -sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True)) % 11
    if (check := "X" if rest == 10 else str(rest)) != digits[7]:
        raise NoNumber(f"'{text}' is no ISSN: its last character would be {check}", "look for a typing error")
    return text


def doi(text: str) -> str:
    """The bare name of a DOI (ISO 26324:2022), which has no check digit. Raises NoNumber where it is none.

    >>> doi("https://doi.org/10.1000/182")
    '10.1000/182'
    """
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/[!-~]+", bare, re.ASCII) or re.search(r"[\"<>\\^`{|}]", bare):
        raise NoNumber(f"'{text}' is no DOI", "write it as 10.1234/water-2026")
    return bare


def phone(text: str) -> str:
    """A telephone number with the code of its country (ITU-T E.123). Raises NoNumber where it is none."""
    if not re.fullmatch(r"\+[\d ()-]+", text, re.ASCII) or not 7 <= sum(c.isdigit() for c in text) <= 15:
        raise NoNumber(f"'{text}' is no telephone number", "write it with the code of the country: +44 20 7946 0000")
    return text


def _check_13(digits: str) -> str:
    return str(-sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(digits)) % 10)


def _check_10(digits: str) -> str:
    rest = -sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def _thirteen(digits: str) -> str:
    longer = f"978{digits[:9]}"
    return f"{longer}{_check_13(longer)}"


@dataclass(frozen=True)
class Person:
    """Whom to ask; what is not given is empty."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.name, self.email, self.phone) if part)

    @property
    def dialled(self) -> str:
        """The number as an address has it (RFC 3966)."""
        return re.sub(r"[^\d+]", "", self.phone)


_NOBODY = Person()


@dataclass(frozen=True)
class Imprint:
    """What is not given is empty."""

    isbn: str = ""
    issn: str = ""
    doi: str = ""
    contact: Person = _NOBODY
    press: Person = _NOBODY

    @property
    def doi_address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def urn(self) -> str:
        """The one name by which it is known best, as a URI: its DOI, else its ISBN (RFC 8254); empty without either."""
        return self.doi_address or (f"urn:isbn:{_BETWEEN.sub('', self.isbn)}" if self.isbn else "")

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Whom to ask, as pairs of term and meaning."""
        return tuple(row for row in (("Contact", self.contact.words), ("Press", self.press.words)) if row[1])

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """By what it can be found, as pairs of term and meaning."""
        address = self.doi_address.removeprefix("https://")
        return tuple(row for row in (("ISBN", self.isbn), ("ISSN", self.issn), ("DOI", address)) if row[1])


NO_IMPRINT = Imprint()
