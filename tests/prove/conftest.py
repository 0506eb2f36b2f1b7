"""The tiny briefing's A4 file, made once; and the pipeline that made it, whose fonts and styles are then at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from press.model.output import Artefact
from press.model.report import Place, Report
from press.model.verdict import Verification
from press.model.wishes import NO_WISHES, Wishes
from press.orders.pipeline import Pipeline
from tests.briefings import Folder, problems, write_briefing
from tests.pipelines import shared_pipeline

Make = Callable[..., bytes]
Verify = Callable[[bytes], Verification]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return shared_pipeline()


@pytest.fixture(scope="session")
def make(pipeline: Pipeline) -> Make:
    def made(folder: Folder, edition: str = "a4", wishes: Wishes = NO_WISHES) -> bytes:
        report = Report()
        artefacts: tuple[Artefact, ...] = pipeline.make(
            folder.path, [edition], report, lambda step: None, wishes=wishes
        )
        assert artefacts, problems(report)
        return artefacts[0].content

    return made


@pytest.fixture(scope="session")
def verify(pipeline: Pipeline) -> Verify:
    def verified(content: bytes) -> Verification:
        report = Report()
        found = pipeline.verify(content, Place("water.pdf"), report, lambda step: None)
        assert found is not None, problems(report)
        return found

    return verified


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The tiny briefing with a file in a folder of its own."""
    written = write_briefing(tmp_path_factory.mktemp("proved"))
    written.write("figures/depth.csv", "year,metres\n2025,3\n")
    return written


@pytest.fixture(scope="session")
def a4(make: Make, folder: Folder) -> bytes:
    return make(folder)


@pytest.fixture
def a4_file(a4: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "water-a4.pdf"
    path.write_bytes(a4)
    return path
