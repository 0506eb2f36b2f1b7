"""The order of the stages when a file proves itself: its source taken out, printed anew, and held against it."""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from press.model.carried import Carried
from press.model.document import Document
from press.model.edition import EDITIONS, edition_named, is_to_read
from press.model.form import FormName
from press.model.house import RECORD, prefix_of
from press.model.report import Place, Report
from press.model.verdict import Verdict, Verification, Version
from press.model.wishes import Wishes
from press.orders.pressroom import Pressroom, PrintRun
from press.orders.versions import versions
from press.prove import compare, unpack, write_folder

MOVED = "other versions can break pages elsewhere: with those named, changed words can be told from moved ones"


@dataclass(frozen=True)
class Prover:
    """Makes a file again; ``read`` makes a Document of a folder, in a form, and in the house of another folder or its
    own, or says in the report why it cannot.
    """

    room: Pressroom
    read: Callable[[Path, Report, FormName, Path | None], Document | None]
    report: Report
    progress: Callable[[str], None]

    def verify(self, content: bytes, place: Place) -> Verification | None:
        """Hold a PDF against what its source makes; None where that cannot be tried, and the report says why."""
        self.progress("looking for the source")
        carried = unpack(content, place, self.report)
        if carried is None or not self._is_known(carried, place):
            return None
        remade = self._remade(carried)
        if remade is None:
            message = "the source inside cannot be printed here, for the reasons given"
            self.report.error(place, message, "build it with the versions that 'extract' names")
            return None
        return self._verdict(content, remade, carried)

    def _is_known(self, carried: Carried, place: Place) -> bool:
        recipe = carried.recipe
        known = [edition.name for edition in EDITIONS if is_to_read(edition.name)]
        levers = [lever.name for lever in edition_named(recipe.edition).levers] if recipe.edition in known else []
        if recipe.form not in list(FormName) or recipe.edition not in known or not set(recipe.levers) <= set(levers):
            self.report.error(place, "the file was made in a form that this version does not know")
            return False
        if recipe.house and f"{prefix_of(recipe.house)}{RECORD}" not in (file.name for file in carried.files):
            self.report.error(place, f"the file was made in the house '{recipe.house}', which it does not carry")
            return False
        return True

    def _remade(self, carried: Carried) -> bytes | None:
        recipe = carried.recipe
        wishes = Wishes(levers=recipe.levers, not_after=datetime.fromisoformat(recipe.dated))
        with tempfile.TemporaryDirectory() as folder:
            # Deep enough that what stands beside a briefing, a house or a series, is looked for in here too.
            written = Path(folder) / "source" / "content" / carried.slug
            write_folder(carried.files, written)
            house = written / prefix_of(recipe.house) if recipe.house else None
            document = self.read(written, self.report, FormName(recipe.form), house)
            if document is None or self.report.has_errors:
                return None
            run = PrintRun(self.room, document, wishes, self.report, self.progress)
            made = run.artefact(recipe.edition)
        return made.content if made and not self.report.has_errors else None

    def _verdict(self, content: bytes, remade: bytes, carried: Carried) -> Verification:
        digests = (hashlib.sha256(content).hexdigest(), hashlib.sha256(remade).hexdigest())
        if content == remade:
            return Verification(Verdict.IDENTICAL, digests)
        self.progress("comparing")
        changed = _changed(dict(carried.recipe.versions), dict(versions(self.room.theme)))
        found = compare(content, remade, carried.files)
        if changed and not found.content:
            return Verification(Verdict.OTHER_VERSIONS, digests, changed, found.form)
        told = (*found.content, *found.form) or (_elsewhere(content, remade),)
        if changed:
            told = (*told, MOVED)
        return Verification(Verdict.NOT_THE_SAME, digests, changed, told)


def _changed(then: dict[str, str], now: dict[str, str]) -> tuple[Version, ...]:
    names = sorted({*then, *now})
    return tuple(Version(n, then.get(n, ""), now.get(n, "")) for n in names if then.get(n) != now.get(n))


def _elsewhere(one: bytes, other: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"pages, links, metadata and attachments are the same, and the files differ from byte {at + 1} on"
