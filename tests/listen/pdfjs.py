"""The tags of a file as pdf.js finds them, the viewer of Firefox; run in Chromium, and asked over no network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route

from tests.conftest import npm_package

ORIGIN = "http://pdfjs.invalid"
# With the worker loaded beside it pdf.js needs no thread of its own, and so nothing that a page of no server may not.
READ = """async () => {
    globalThis.pdfjsWorker = await import('/pdf.worker.mjs');
    const { getDocument } = await import('/pdf.mjs');
    const file = await getDocument({ url: '/file.pdf' }).promise;
    const pages = [];
    for (let number = 1; number <= file.numPages; number++) {
        const page = await file.getPage(number);
        const text = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
        pages.push([await page.getStructTree(), text.items]);
    }
    return pages;
}"""

# What is on a page: (depth, role, alternative, language) of an element, (depth, letters) of marked content.
Told = tuple[int | str, ...]


def told_by_pdfjs(browser: Browser, path: Path) -> list[list[Told]]:
    """What pdf.js tells of each page, in the order of its tree."""
    folder = npm_package("pdfjs-dist") / "legacy" / "build"
    served = {
        "/pdf.mjs": (folder / "pdf.mjs", "text/javascript"),
        "/pdf.worker.mjs": (folder / "pdf.worker.mjs", "text/javascript"),
        "/file.pdf": (path, "application/pdf"),
    }

    def serve(route: Route) -> None:
        file, kind = served.get(route.request.url.removeprefix(ORIGIN), (None, "text/html"))
        if file:
            route.fulfill(path=file, content_type=kind)
        else:
            route.fulfill(body="", content_type=kind)

    context = browser.new_context()
    try:
        page = context.new_page()
        page.route("**/*", serve)
        page.goto(f"{ORIGIN}/")
        return [list(_told(tree, 0, _letters(items))) for tree, items in page.evaluate(READ)]
    finally:
        context.close()


def _letters(items: list[dict[str, Any]]) -> dict[str, str]:
    """What stands in each piece of marked content; spaces left out, which pdf.js puts where it sees some."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for item in items:
        match item.get("type", ""):
            case "beginMarkedContent" | "beginMarkedContentProps":
                open_.append(item.get("id") or (open_[-1] if open_ else ""))
            case "endMarkedContent":
                open_.pop()
            case _:
                mark = open_[-1] if open_ else ""
                found[mark] = found.get(mark, "") + "".join(item["str"].split())
    return found


def _told(node: dict[str, Any] | None, depth: int, letters: dict[str, str]) -> Iterator[Told]:
    """Rows and cells that are on another page are left out: pdf.js gives every table whole, on each of its pages."""
    if node is None or not _is_here(node):
        return
    if node.get("type") == "content":
        yield depth, letters.get(node["id"], "")
    elif "type" in node:
        yield depth, node["type"]
    else:
        if depth:  # above the tree pdf.js has a root of its own
            yield depth, node["role"], node.get("alt", ""), node.get("lang", "")
        for kid in node.get("children", ()):
            yield from _told(kid, depth + 1, letters)


def _is_here(node: dict[str, Any]) -> bool:
    return "type" in node or any(_is_here(kid) for kid in node.get("children", ()))
