"""The frozen galley becomes a document for Typst: the same words, pictures, notes and page numbers, plainly dressed.

It is a far mark, no rival: a program that is compiled and knows nothing of CSS shows what pages can cost at all.
"""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import tinyhtml5

from bench.galley import HTML

# As on our A4 pages: the size of text and notes, the width of the text, and notes below it.
_PRELUDE = """\
#set document(title: {title})
#set page(paper: "a4", margin: (top: 30mm, bottom: 27mm, left: 66mm, right: 20mm), numbering: "1")
#set text(font: "Source Serif 4 SmText", size: 10.75pt, lang: "en", region: "gb")
#set par(leading: 0.45em, spacing: 0.7em)
#show heading: set text(font: "Source Sans 3")
#show footnote.entry: set text(size: 8.5pt)
#show figure: set block(breakable: true)
#show table: set text(font: "Source Sans 3", size: 9.25pt)
#set table(stroke: (x: none, y: 0.5pt))
"""

# In words, how the number of a page stands behind a reference.
_FOLIOS = {
    "plain": ("", ""),
    "after-comma": (", page\N{NO-BREAK SPACE}", ""),
    "bracketed": (" (page\N{NO-BREAK SPACE}", ")"),
}
_ROWS = {"p", "dt", "dd", "caption"}
_BOXED = {"aside", "blockquote"}


def retyped(folder: Path) -> str:
    """The document of the galley in ``folder``, in Typst's markup; paths in it are relative to that folder."""
    root = tinyhtml5.parse((folder / HTML).read_text(encoding="utf-8"), namespace_html_elements=False)
    title, body = root.find("head/title"), root.find("body")
    assert title is not None
    assert body is not None
    return _PRELUDE.format(title=_string(title.text or "")) + _blocks(body)


def _string(text: str) -> str:
    # JSON's escapes are Typst's, but for those of characters, which are not needed.
    return json.dumps(text.replace("\n", " "), ensure_ascii=False)


def _words(text: str | None) -> str:
    return f"#{_string(text)}" if text else ""


def _blocks(element: Element) -> str:
    return "".join(_block(child) for child in element)


def _block(element: Element) -> str:
    """A block and what it holds; an element that is not known is what it holds."""
    made = _BLOCKS.get(element.tag)
    if made is not None:
        return _named(element) + made(element) + "\n"
    if element.tag in _ROWS or (element.text or "").strip():
        return f"{_named(element)}#par[{_inline(element)}]\n"
    inside = _blocks(element)
    if element.tag in _BOXED:
        return f"{_named(element)}#block(inset: 8pt, width: 100%, fill: luma(240))[{inside}]\n"
    return f"{_named(element)}{inside}" + ("#pagebreak(weak: true)\n" if "cover" in _classes(element) else "")


def _named(element: Element) -> str:
    return f"#metadata(none)#label({_string(element.get('id', ''))})" if element.get("id") else ""


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _heading(element: Element) -> str:
    return f"#heading(level: {element.tag[1:]})[{_inline(element)}]"


def _items(element: Element) -> str:
    items = [f"[{_content(item)}]" for item in element]
    if element.find("li/p[@class='entry']") is not None:  # entries of the contents bring their numbers
        return f"#stack(dir: ttb, spacing: 4pt, {', '.join(items)})"
    return ("#list" if element.tag == "ul" else "#enum") + "".join(items)


def _terms(element: Element) -> str:
    rows = (f"[#strong[{_content(row)}]]" if row.tag == "dt" else f"[{_content(row)}]" for row in element)
    return f"#stack(dir: ttb, spacing: 6pt, {', '.join(rows)})"


def _table(element: Element) -> str:
    """Its widths are the column classes' per cent; ``thead`` is repeated on each page."""
    rows = [list(row) for row in element.iter("tr")]
    widths = [next((c.removeprefix("width-") for c in _classes(col)), "1") for col in element.iter("col")]
    columns = ", ".join(f"{width}fr" for width in widths or ["1"] * len(rows[0]))
    cells = [", ".join(f"[{_content(cell)}]" for cell in row) for row in rows]
    caption = "".join(_block(child) for child in element.findall("caption"))
    return f"{caption}#table(columns: ({columns},), table.header({cells[0]}), {', '.join(cells[1:])})"


def _image(element: Element) -> str:
    return f"#image({_string(element.get('src', ''))}, width: 100%, alt: {_string(element.get('alt', ''))})"


_BLOCKS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _heading),
    "ol": _items,
    "ul": _items,
    "dl": _terms,
    "table": _table,
    "img": _image,
}


def _content(element: Element) -> str:
    """Of a cell or an item, which holds words, or blocks, or words and then blocks."""
    words, blocks = [_words(element.text if (element.text or "").strip() else None)], []
    for child in element:
        if child.tag in _BLOCKS or child.tag in _ROWS or child.tag == "div":
            blocks.append(_block(child))
        else:
            words.append(_run(child) + _words(child.tail))
    return "".join(words) + "".join(blocks)


def _inline(element: Element) -> str:
    return _words(element.text) + "".join(_run(child) + _words(child.tail) for child in element)


def _run(element: Element) -> str:
    inside, classes = _inline(element), _classes(element)
    if element.tag == "a":
        target = element.get("href", "")
        to = f"label({_string(target[1:])})" if target.startswith("#") else _string(target)
        return f"#link({to})[{inside}]"
    if element.tag in ("i", "em"):
        return f"#emph[{inside}]"
    if element.tag == "strong":
        return f"#strong[{inside}]"
    if element.tag == "br":
        return "#linebreak()"
    if "note" in classes:
        return f"#footnote[{inside}]"
    if "dots" in classes:
        return "#box(width: 1fr, repeat[.])"
    if "folio" in classes:
        before, after = _FOLIOS[element.get("data-folio", "plain")]
        page = f"#context counter(page).at(label({_string(element.get('data-target', '#')[1:])})).first()"
        return f"{_words(before)}{page}{_words(after)}"
    return inside
