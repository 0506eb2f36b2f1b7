"""Where text stands on a page: the matrices that move it, and how far it moves itself."""

from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from press.listen.values import clean, number_of
from press.model.geometry import IDENTITY, Matrix, times
from press.model.tags import Run


@dataclass
class Text:
    """The state of what shows text (ISO 32000-1, 9.3 and 9.4)."""

    matrix: Matrix = IDENTITY
    line: Matrix = IDENTITY
    font: str = ""
    size: float = 1.0
    leading: float = 0.0
    spacing: float = 0.0

    def move(self, x: float, y: float) -> None:
        self.line = self.matrix = times((1, 0, 0, 1, x, y), self.line)

    def place(self, name: str, operands: list[object]) -> None:
        """Obey an operator that says where and how large text is."""
        numbers = [number_of(each) or 0.0 for each in operands if not isinstance(each, Name)]
        if name == "BT":
            self.matrix = self.line = IDENTITY
        elif name == "Tf" and len(operands) == 2:
            self.font, self.size = str(operands[0]), numbers[-1] if numbers else 1.0
        elif name == "Tm":
            self.matrix = self.line = matrix_of(operands)
        elif name in ("Td", "TD") and len(numbers) == 2:
            self.leading = -numbers[1] if name == "TD" else self.leading
            self.move(*numbers)
        elif name == "TL" and numbers:
            self.leading = numbers[0]
        elif name == "Tc" and numbers:
            self.spacing = numbers[0]
        elif name == "T*":
            self.move(0, -self.leading)

    def run(self, words: str, matrix: Matrix, moved: float | None) -> Run:
        """The text that is shown, and where; the pen moves behind it, if it is known how far: in thousandths."""
        a, b, c, d, x, y = times(self.matrix, matrix)
        size, end = abs(self.size) * abs(a * d - b * c) ** 0.5, None
        if moved is not None:
            far = moved * self.size / 1000 + self.spacing * len(words)
            self.matrix = times((1, 0, 0, 1, far, 0), self.matrix)
            end = round(times(self.matrix, matrix)[4], 2)
        return Run(clean(words), round(x, 2), round(y, 2), round(size, 2), end)


def shown(operand: object) -> tuple[bytes, float]:
    """The codes that an operand shows, and how far it moves the pen back between them."""
    if isinstance(operand, pikepdf.String):
        return bytes(operand), 0.0
    codes, back = [], 0.0
    for part in operand if isinstance(operand, pikepdf.Array) else ():
        if isinstance(part, pikepdf.String):
            codes.append(bytes(part))
        elif isinstance(part, int):  # most are, and each letter has one
            back += part
        else:
            back += number_of(part) or 0.0
    return b"".join(codes), back


def matrix_of(values: object) -> Matrix:
    """The matrix that an array or operands are; the one that changes nothing where they are none."""
    numbers = [number_of(each) for each in values] if isinstance(values, pikepdf.Array | list) else []
    found = tuple(each for each in numbers if each is not None)
    return found if len(found) == 6 else IDENTITY
