"""What can be asked of the worker, and what it answers: the two ends of the pipe agree on these."""

import typing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from press.model.carried import Carried
from press.model.coverage import Coverage
from press.model.document import Document, LeftOut
from press.model.drawing import Ink
from press.model.form import FormName
from press.model.illustrations import Illustrations
from press.model.imposition import Imposition
from press.model.letter import Mailing, Message, Recipient
from press.model.mailing import NO_LEAVE, Leave
from press.model.output import Artefact, Sheets
from press.model.print_note import PrintNote
from press.model.report import Diagnostic, Place
from press.model.tags import Listening
from press.model.verdict import Verification
from press.model.wishes import NO_WISHES, Wishes
from press.workshop.beside import beside, neighbours


class Outfit(StrEnum):
    """What a worker loads before its walls are up: only what reads and draws, only what prints, or both.

    ``FILES`` is both but for the layout.
    """

    READING = "reading"
    PRINTING = "printing"
    ALL = "all"
    FILES = "files"


@dataclass(frozen=True)
class Make:
    """The editions of a briefing, by their names; none for all that it asks for. Workers get it in parts, see below."""

    folder: Path
    editions: tuple[str, ...]
    strict: bool = False
    wishes: Wishes = NO_WISHES
    form: FormName | None = None
    house: Path | None = None


@dataclass(frozen=True)
class Read:
    """A briefing is read, examined and marked up; the worker keeps it, to share it and to draw its figures.

    It is to be printed in ``form``, or in its own, and in the house in the folder ``house``, or in its own;
    ``names_status`` is as in ``Wishes``.
    """

    folder: Path
    strict: bool
    form: FormName | None = None
    names_status: bool = False
    house: Path | None = None


@dataclass(frozen=True)
class Reading:
    """``editions`` are those that the briefing asks for; none where it holds a mistake.

    Only in its own form and house are there a web page and a mail.
    """

    diagnostics: tuple[Diagnostic, ...]
    editions: tuple[str, ...]
    has_mail: bool
    has_page: bool = True


@dataclass(frozen=True)
class Share:
    """The answer is the Document, for a worker that prints it: to that one it is a job, which has no answer."""


@dataclass(frozen=True)
class Draw:
    """What editions of a figure size, by its name, and an ink show. To a worker that prints, the answer is a job
    without an answer.
    """

    size: str
    ink: Ink


@dataclass(frozen=True)
class Print:
    """Forms of the same pages. ``notes`` are how the others are printed; after errors that were ``told`` none is made,
    but its figures are still looked at.
    """

    names: tuple[str, ...]
    wishes: Wishes
    notes: tuple[PrintNote, ...] = ()
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Screens:
    """Web page and mail, which name the forms that were ``made``."""

    made: tuple[Artefact, ...]
    wishes: Wishes


@dataclass(frozen=True)
class List:
    """The manifest of what was ``made``."""

    made: tuple[Artefact, ...]


@dataclass(frozen=True)
class Made:
    """The files that a part of a build came to, in the order in which they were asked for; none where it failed."""

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

    Mails bear the date ``now``, and their PDF none after ``not_after``. ``leave`` says what may be sent at that moment.
    For mails that are only looked at, ``output`` is where builds have put their files; else it is None.
    """

    folder: Path
    recipients: Path | None
    addresses: tuple[str, ...]
    test_address: str | None
    now: datetime
    not_after: datetime | None
    leave: Leave = NO_LEAVE
    output: Path | None = None


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


@dataclass(frozen=True)
class Listen:
    """The tags of a PDF by anyone."""

    content: bytes
    place: Place


@dataclass(frozen=True)
class Listened:
    diagnostics: tuple[Diagnostic, ...]
    listening: Listening | None


@dataclass(frozen=True)
class Show:
    """The house in a folder, as pages that show what it looks like; the answer is what was ``Made``."""

    folder: Path


BuildJob = Read | Share | Draw | Document | Illustrations | Print | Screens | List
Job = BuildJob | Check | Impose | Prepare | Unpack | Verify | Listen | Show
Answer = Reading | Document | Illustrations | Made | Checked | Imposed | Prepared | Unpacked | Verified | Listened
JOBS: dict[str, type[Job]] = {kind.__name__: kind for kind in typing.get_args(Job)}


@dataclass(frozen=True)
class Order:
    """What the worker has to know before its first job: who asks, what it loads, and the files that it may see.

    ``readable`` may be files or folders; ``temporary`` is the one folder in which it may write.
    """

    parent: int
    outfit: Outfit
    readable: tuple[Path, ...]
    temporary: Path


def outfit_for(job: Job) -> Outfit:
    match job:
        case Read():
            return Outfit.READING
        case Prepare() | Verify() | Show():
            return Outfit.ALL
        case Document():
            return Outfit.PRINTING
    return Outfit.FILES


def files_of(job: Job) -> tuple[Path, ...]:
    """What the job itself is about; a mailing may need the same briefing in other languages, which stand beside it."""
    match job:
        case Read():
            return (job.folder, *beside(job.folder), *((job.house,) if job.house else ()))
        case Check():
            return (job.folder, *beside(job.folder))
        case Show():
            return (job.folder,)
        case Prepare():
            others = (each for folder in neighbours(job.folder) for each in beside(folder))
            named = (each for each in (job.recipients, job.output) if each)
            return (job.folder.parent, *others, *named)
    return ()


# The kinds of frames. From the worker come steps and mails in any number, and to each job one answer or one failure.
STEP, MAIL, ANSWER, FAILED = "step", "mail", "answer", "failed"
