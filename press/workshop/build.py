"""One build: a worker reads and draws, and goes home; one or two others print what it hands on."""

from contextlib import suppress
from dataclasses import dataclass

from press.model.edition import EDITION_NAMES, HOW_TO_PRINT, SCREEN, edition_named, is_for_readers
from press.model.output import Artefact
from press.workshop import jobs
from press.workshop.endings import Refused
from press.workshop.hand import Hand
from press.workshop.overseer import Crew, not_understood
from press.workshop.printing import Printing, has_mistake, made_of
from press.workshop.progress import Progress
from press.workshop.supply import Supply
from press.workshop.takes import shown_by, takes_of, to_draw
from press.workshop.wire import Malformed

WEB_PAGE, MAIL = "web page", "mail"


@dataclass
class Build:
    """What is made and told is the same with one worker as with two."""

    job: jobs.Make
    crew: Crew
    progress: Progress

    def run(self, workers: int) -> jobs.Made:
        """All files, the manifest among them; none where there is a mistake. Raises Stopped."""
        asked = jobs.Read(self.job.folder, self.job.strict, self.job.form, self.job.wishes.names_status, self.job.house)
        reader = self.crew.hire(jobs.outfit_for(asked), asked)
        if workers > 1:  # who prints has much to load meanwhile
            with suppress(Refused):  # one after the other is enough
                for _ in range(workers if _may_be_shared(self.job.editions) else 1):
                    self.crew.hire(jobs.Outfit.PRINTING)
        reading = self.crew.done(reader, asked, jobs.Reading)
        self.progress.end(reader.number)
        if not set(reading.editions) <= set(EDITION_NAMES):
            raise not_understood(reader, Malformed("there is no such edition"))
        supply = Supply(self.crew, self.progress, reader)
        return self._printed(supply, reading, workers) if reading.editions else jobs.Made(reading.diagnostics, ())

    def _printed(self, supply: Supply, reading: jobs.Reading, workers: int) -> jobs.Made:
        names = self.job.editions or reading.editions
        takes = takes_of((*names, *(reading.editions if HOW_TO_PRINT in names else ())))
        forms = tuple(take for take in takes if take.pages != HOW_TO_PRINT)
        self.progress.files = len(names) + len(self._screens(reading))
        for idle in self.crew.hands[1 + max(1, len(forms)) :]:
            self.crew.send_home(idle)
        supply.order(to_draw(takes, has_screens=bool(self._screens(reading))))
        printing = Printing(self.crew, supply, workers, self.job.wishes, self.progress, names)
        made = printing.printed(forms)
        if mistake := next(filter(has_mistake, made), None):
            return _told(reading, *made, *(printing.looked_at(take, mistake) for take in takes[len(forms) :]))
        files: dict[str, Artefact] = {}
        for take, each in zip(forms, made, strict=True):
            files |= _named(take.names, each)
        ends = self._ends(supply, reading, names, files)
        if any(map(has_mistake, ends)):
            return _told(reading, *made, *ends)
        whole = tuple(files[name] for name in (*names, *self._screens(reading)))
        listed = made_of(*self.crew.answers([(self.crew.hands[0], jobs.List(whole))])[0], 1)
        return _told(reading, *made, *ends, files=(*whole, *listed.artefacts))

    def _ends(
        self, supply: Supply, reading: jobs.Reading, names: tuple[str, ...], files: dict[str, Artefact]
    ) -> tuple[jobs.Made, ...]:
        """What tells of the forms that are made, up to the first that holds a mistake; it is put into ``files``."""
        asked: list[tuple[Hand, jobs.Job]] = []
        named: list[tuple[str, ...]] = []
        if HOW_TO_PRINT in names:
            notes = (files[name].print_note for name in reading.editions if name in files)
            job = jobs.Print((HOW_TO_PRINT,), self.job.wishes, tuple(note for note in notes if note))
            asked.append((self.crew.hands[-1], job))
            supply.give(self.crew.hands[-1], shown_by(edition_named(HOW_TO_PRINT)))
            named.append((HOW_TO_PRINT,))
        if screens := self._screens(reading):
            asked.append((self.crew.hands[0], jobs.Screens(tuple(files.values()), self.job.wishes)))
            supply.give(self.crew.hands[0], shown_by(SCREEN))
            named.append(screens)
        ends: list[jobs.Made] = []
        for (hand, frame), each in zip(self.crew.answers(asked), named, strict=True):
            ends.append(made_of(hand, frame, len(each)))
            if has_mistake(ends[-1]):
                break
            files |= _named(each, ends[-1])
            self.progress.end(hand.number, each)
        return tuple(ends)

    def _screens(self, reading: jobs.Reading) -> tuple[str, ...]:
        if self.job.editions or not reading.has_page:
            return ()
        # A mail needs a file to read that it can enclose.
        has_mail = reading.has_mail and any(map(is_for_readers, reading.editions))
        return (WEB_PAGE, MAIL) if has_mail else (WEB_PAGE,)


def _may_be_shared(editions: tuple[str, ...]) -> bool:
    """Whether there can be several takes; none are named where all that the briefing asks for is wanted."""
    return not editions or HOW_TO_PRINT in editions or len(takes_of(editions)) > 1


def _named(names: tuple[str, ...], made: jobs.Made) -> dict[str, Artefact]:
    return dict(zip(names, made.artefacts, strict=True))


def _told(reading: jobs.Reading, *parts: jobs.Made, files: tuple[Artefact, ...] = ()) -> jobs.Made:
    """The parts of a build as one; what each has to say comes in the order of the forms."""
    return jobs.Made((*reading.diagnostics, *(found for part in parts for found in part.diagnostics)), files)
