"""A house becomes its dress: every token derived from two or three colours, with contrast kept; and its art."""

from press.dress.dresser import dress
from press.dress.pairs import Pair, pairs_of
from press.dress.sheet import sheet_of

__all__ = ["Pair", "dress", "pairs_of", "sheet_of"]
