"""Small galleys of one chapter; lines of its file are those that ``data-line`` gives."""

FILE, RECORD = "content/water/02-record.md", "content/water/briefing.yaml"
OWN, DRAWN = "pictures/town.png", "figures/towns.svg"
TEXT = "Three towns raised the price of water, and use fell by a fifth within one year."


def chapter(content: str) -> str:
    return f'<section data-source="{FILE}" id="record">\n{content}\n</section>'


def paragraph(line: int, text: str = TEXT) -> str:
    return f'<p data-line="{line}">{text}</p>'


def heading(line: int, text: str, level: int = 3, id: str = "") -> str:
    return f'<h{level} data-line="{line}" id="{id or text.lower()}">{text}</h{level}>'


def note(number: int, line: int, text: str) -> str:
    return f'<span class="note" data-line="{line}" id="note-{number}">{text}</span>'


def row(line: int, *cells: str, tag: str = "td") -> str:
    return f'<tr data-line="{line}">' + "".join(f'<{tag} data-line="{line}">{cell}</{tag}>' for cell in cells) + "</tr>"


def table(*rows: str, head: str = "") -> str:
    caption = '<caption data-line="20">Table 1 Use fell in all towns</caption>'
    content = f"{caption}{f'<thead>{head}</thead>' if head else ''}<tbody>{''.join(rows)}</tbody>"
    return f'<figure data-line="20" id="tbl-use"><table data-line="20">{content}</table></figure>'


def picture(line: int, alternative: str = "A map of three towns", src: str = OWN) -> str:
    image = f'<img data-line="{line}" src="{src}" alt="{alternative}">'
    return f'<figure data-line="{line}" id="fig-{line}">{image}</figure>'


def told(line: int, message: str, hint: str) -> str:
    """A problem as it is printed; line 0 stands for the record."""
    return f"{f'{FILE}:{line}' if line else RECORD}: error: 'a6'{message}\n  hint: {hint}"
