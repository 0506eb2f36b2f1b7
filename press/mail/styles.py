"""A letter's styles are written into its elements, with the values of the house's tokens."""

import re
from collections.abc import Iterable
from pathlib import Path

import css_inline

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;{}]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")
_SPACE = re.compile(r"\s+")
_RULES = re.compile(r"(<head>)(<style>.*?</style>\n?)(.*?)(?=</head>)", re.DOTALL)
# Word and old webmail know the ground of a cell by this attribute, and programs that invert colours change both.
_GROUND = re.compile(r'<(?:body|td)(?=[^>]* style="[^"]*background-color:(#[0-9a-f]{6})\b)')


def put_styles_in(html: str, styles: Path, colours: Iterable[tuple[str, str]] = ()) -> str:
    """Write ``mail.css`` of ``styles`` into the elements of ``html``; what needs a screen's width or mode stays.

    ``colours`` are the tokens of a house.

    Raises KeyError where it uses a token that is not there: a fault of the theme.
    """
    tokens = dict(_TOKEN.findall(_read(styles / "tokens.css"))) | dict(colours)
    css = _read(styles / "mail.css")
    while _USE.search(css):
        css = _USE.sub(lambda use: tokens[use[1]].strip(), css)
    styled = html.replace("</head>", f"<style>{_SPACE.sub(' ', css).strip()}</style>\n</head>", 1)
    # Its default would read files and addresses that a page names.
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True)
    inlined = _RULES.sub(r"\1\3\2", inliner.inline(styled), count=1)  # a charset is to stand before all else
    return _GROUND.sub(lambda tag: f'{tag[0]} bgcolor="{tag[1]}"', inlined)


def _read(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))
