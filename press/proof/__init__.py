"""Galley and Pages are compared: is every word of the galley on paper, once, in order, in its place and to be seen?"""

from press.proof.galley import proof_galley
from press.proof.pages import proof

__all__ = ["proof", "proof_galley"]
