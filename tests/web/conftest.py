"""The flagship's page and mail, opened in Chromium from disk."""

import email
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pdf.conftest import SLUG


@pytest.fixture(scope="module")
def files(flagship: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page, and the HTML of the mail as its readers' programs show it."""
    mail = tmp_path_factory.mktemp("mail") / "mail.html"
    message = email.message_from_bytes((flagship / f"{SLUG}.eml").read_bytes())
    mail.write_bytes(next(p for p in message.walk() if p.get_content_type() == "text/html").get_payload(decode=True))
    return {"page": flagship / f"{SLUG}.html", "mail": mail}


@pytest.fixture
def show(browser: Browser, files: dict[str, Path]):
    """Opens the page or the mail from disk; the addresses that it asks for are kept."""
    contexts = []

    def opened(name: str = "page", width: int = 1280, mode: str = "light", **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(files[name].as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
