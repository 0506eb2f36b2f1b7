"""Runs what a stranger might send through the stages that read it, and gives back what is said of it."""

from press.model.report import Report, Severity
from tests.briefings import Folder
from tests.pipelines import shared_pipeline

HEAD = "---\nid: record\ntitle: What the record shows\nstandfirst: A line.\n---\n\n"
BODY_LINE = 7  # the first line behind the head


def errors(folder: Folder) -> list[str]:
    """The errors of reading, examining and marking up, without their hints."""
    report = Report()
    shared_pipeline().document(folder.path, report)
    return [f"{found.place}: {found.message}" for found in report.diagnostics if found.severity is Severity.ERROR]


def chapter(folder: Folder, body: str | bytes) -> list[str]:
    """The errors of the briefing when ``body`` is the whole text of its second chapter."""
    content = body if isinstance(body, bytes) else body.encode()
    folder.write("02-record.md", HEAD.encode() + content)
    return [each.removeprefix("content/water/") for each in errors(folder)]


def record(folder: Folder, added: str) -> list[str]:
    """The errors of the briefing when lines are added at the end of its record."""
    path = folder.path / "briefing.yaml"
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    return [each.removeprefix("content/water/") for each in errors(folder)]
