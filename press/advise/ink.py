"""A PDF becomes numbers that only a picture of it can tell: how much of the paper is covered with ink."""

import pypdfium2

DOTS_PER_INCH = 36  # a mean needs no detail
POINTS_PER_INCH = 72


def ink_percents(pdf: bytes) -> tuple[float, ...]:
    """For each page, the mean blackness of the paper in per cent when it is printed in black: 0 white, 100 black.

    Greys count as the share of the paper that a printer covers to make them. What toner lies in colour is not told.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_percent(page) for page in document)
    finally:
        document.close()


def mean_ink_percent(pdf: bytes) -> float:
    """The mean over all pages, in per cent."""
    pages = ink_percents(pdf)
    return sum(pages) / len(pages)


def _percent(page: pypdfium2.PdfPage) -> float:
    bitmap = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH, grayscale=True)
    # A histogram is made in C; rows are padded in the bitmap, and not in the picture.
    levels: list[int] = bitmap.to_pil().histogram()
    total = sum(level * count for level, count in enumerate(levels))
    return 100 - total / (255 * sum(levels)) * 100
