"""Reads the size of every piece of text of a PDF as it is printed: the font size times all matrices around it."""

from collections.abc import Iterator

import pikepdf


def type_sizes(page: pikepdf.Page) -> Iterator[float]:
    """The sizes in points, those in pictures included; invisible text (mode 3) and empty strings are left out."""
    yield from _of(page, page.obj.get("/Resources", pikepdf.Dictionary()), pikepdf.Matrix())


def _of(stream: pikepdf.Object, resources: pikepdf.Object, ctm: pikepdf.Matrix) -> Iterator[float]:
    stack: list[tuple[pikepdf.Matrix, float, int]] = []
    size, mode, text = 0.0, 0, pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "q":
                stack.append((ctm, size, mode))
            case "Q":
                ctm, size, mode = stack.pop()
            case "cm":
                ctm = pikepdf.Matrix(*(float(n) for n in operands)) @ ctm
            case "BT":
                text = pikepdf.Matrix()
            case "Tm":
                text = pikepdf.Matrix(*(float(n) for n in operands))
            case "Tf":
                size = float(operands[1])
            case "Tr":
                mode = int(operands[0])
            case "Tj" | "TJ" | "'" | '"':
                if mode != 3 and _has_glyphs(operands):
                    whole = text @ ctm
                    yield size * abs(whole.a * whole.d - whole.b * whole.c) ** 0.5
            case "Do":
                yield from _form(resources, str(operands[0]), ctm)


def _form(resources: pikepdf.Object, name: str, ctm: pikepdf.Matrix) -> Iterator[float]:
    form = resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if form is None or form.get("/Subtype") != pikepdf.Name.Form:
        return
    own = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
    yield from _of(form, form.get("/Resources", resources), own @ ctm)


def _has_glyphs(operands: list[pikepdf.Object]) -> bool:
    shown = operands[-1]
    parts = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    return any(len(bytes(part)) for part in parts if isinstance(part, pikepdf.String))
