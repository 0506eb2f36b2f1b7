"""What can be asked of the worker, and what it answers: the two ends of the pipe agree on these."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from press.model.carried import Carried
from press.model.document import LeftOut
from press.model.evidence import Coverage
from press.model.imposition import Imposition
from press.model.letter import Mailing, Message, Recipient
from press.model.output import Artefact, Sheets
from press.model.report import Diagnostic, Place
from press.model.verdict import Verification
from press.model.wishes import NO_WISHES, Wishes


@dataclass(frozen=True)
class Make:
    """The editions of a briefing, by their names; none for all that it asks for."""

    folder: Path
    editions: tuple[str, ...]
    strict: bool = False
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True)
class Made:
    diagnostics: tuple[Diagnostic, ...]
    artefacts: tuple[Artefact, ...]


@dataclass(frozen=True)
class Check:
    folder: Path
    strict: bool


@dataclass(frozen=True)
class Checked:
    """``coverage`` is None where the briefing could not be read; ``left_out`` is of the sources that are cited."""

    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Impose:
    """Sheets in each of the ways ``hows``, of a PDF by anyone."""

    content: bytes
    hows: tuple[Imposition, ...]
    title: str
    place: Place


@dataclass(frozen=True)
class Imposed:
    diagnostics: tuple[Diagnostic, ...]
    sheets: tuple[Sheets, ...]


@dataclass(frozen=True)
class Prepare:
    """A mail to each person of a list and each address; or, for a test, what the first would get, to another.

    Mails bear the date ``now``, and their PDF none after ``not_after``.
    """

    folder: Path
    recipients: Path | None
    addresses: tuple[str, ...]
    test_address: str | None
    now: datetime
    not_after: datetime | None


@dataclass(frozen=True)
class Mail:
    """A mail that is ready to go, with the one whom it goes to."""

    recipient: Recipient
    message: Message


@dataclass(frozen=True)
class Prepared:
    """``people`` is how many were named; ``mailing`` is without its mails, which come before this, one by one."""

    diagnostics: tuple[Diagnostic, ...]
    people: int
    mailing: Mailing | None


@dataclass(frozen=True)
class Unpack:
    """The source that a PDF by anyone carries."""

    content: bytes
    place: Place


@dataclass(frozen=True)
class Unpacked:
    diagnostics: tuple[Diagnostic, ...]
    carried: Carried | None


@dataclass(frozen=True)
class Verify:
    """A PDF by anyone, made again of the source that it carries."""

    content: bytes
    place: Place


@dataclass(frozen=True)
class Verified:
    diagnostics: tuple[Diagnostic, ...]
    verification: Verification | None


Job = Make | Check | Impose | Prepare | Unpack | Verify
Answer = Made | Checked | Imposed | Prepared | Unpacked | Verified
JOBS: dict[str, type[Job]] = {kind.__name__: kind for kind in (Make, Check, Impose, Prepare, Unpack, Verify)}


@dataclass(frozen=True)
class Order:
    """What the worker has to know besides its job: who asks, and the one folder that it may write in."""

    parent: int
    temporary: Path


# The kinds of frames. From the worker come steps and mails in any number, then one answer or one failure.
STEP, MAIL, ANSWER, FAILED = "step", "mail", "answer", "failed"
