"""What a build has made already, and need not be made again to be looked at."""

from dataclasses import replace
from pathlib import Path

from press.model.edition import edition_named
from press.model.output import Artefact
from press.model.report import Report
from press.orders.pressroom import PrintRun
from press.prove import unpack
from press.publish import listed_file


def kept(run: PrintRun, name: str, folder: Path) -> Artefact | None:
    """The file in ``folder`` that ``run`` would make as that edition; None where none is known to be the same.

    The manifest there says of which source and with which versions it was made, and the file itself by which recipe.
    """
    document = run.document
    found = listed_file(folder, f"{document.briefing.file_stem}-{name}.pdf", run.room.listed(document, ()))
    if found is None:
        return None
    run.progress(f"looking at {found.name}")
    carried = unpack(found.content, document.briefing.place, Report())  # one without source is made again
    wanted = run.recipe(edition_named(name))
    wanted = replace(wanted, parts=tuple(sorted(wanted.parts)))  # the file lists them in that order
    return found if carried and carried.recipe == wanted else None
