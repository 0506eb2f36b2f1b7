"""What authors bring of other dialects and is told, with what to type instead: a closed table."""

import re
from dataclasses import dataclass

# Stand-ins in a line whose rest is looked at: for what was read (a picture, code), and for a character that means
# itself. They are of private use, which no author's text can hold.
READ, HIDDEN = "\ue000", "\ue001"

BOX = "write '/// box | Title', the text, and '///'"
PICTURE = "write it in words or characters (x² or x<sup>2</sup>), or put it in as a picture"
LINK = "write [words](https://example.org/)"


@dataclass(frozen=True)
class Refused:
    """What is told, wherever ``pattern`` is found in a line of text; ``hint`` is what to type instead.

    ``only`` names the elements in whose lines it is looked for, all where it is empty. Where there is no ``pattern``,
    ``unread`` knows how it is found.
    """

    name: str
    of: str
    example: str
    hint: str
    pattern: str = ""
    only: tuple[str, ...] = ()
    says: str = ""

    def message(self, typed: str) -> str:
        """What is wrong; ``typed`` is what was found."""
        shown = typed.replace(READ, "…").replace(HIDDEN, "…").strip()[:40]
        return self.says or f"{self.name} is not read" + (f": '{shown}'" if shown else "")

    def search(self, line: str, element: str) -> re.Match[str] | None:
        if not self.pattern or (self.only and element not in self.only):
            return None
        return re.search(self.pattern, line)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_HEADINGS = ("p", "li", "dd", "dt", "td", "th", "title", "subtitle", "source", "note")

REFUSED = (
    Refused(
        "a block of code", "Markdown, MyST, Quarto", "```\ncode\n```", "put short code between backticks: `like this`"
    ),
    Refused(
        "an indented block",
        "Markdown",
        "    code",
        "take out the spaces before it; short code stands between backticks: `like this`",
        says="an indented block is code elsewhere, and is not printed as code",
    ),
    Refused(
        "a block that is not ours",
        "pymdown-extensions",
        "/// note | Title\n\nText\n///",
        "there are box, scrutiny, side, pull, table, figure, figures",
    ),
    Refused("a callout", "GitHub, Obsidian", "> [!NOTE]\n> Text.", BOX, r"^\s*\[!\w+\]"),
    Refused("a container", "Pandoc, Quarto, MyST", "::: {.note}\nText.\n:::", BOX, r"^\s*:{3,}.*$"),
    Refused("an admonition", "MkDocs", '!!! note "Title"\n    Text.', BOX, r"^\s*(?:!!!|\?\?\?)\+?\s+\w"),
    Refused(
        "a shortcode",
        "Quarto, Hugo",
        "{{< video a.mp4 >}}",
        "take it out; a picture is '![what it shows](figures/a.png)'",
        r"\{\{[<%]",
    ),
    Refused(
        "a mark for contents",
        "MkDocs, GitLab, kramdown",
        "[TOC]",
        "take it out: the program makes the contents",
        r"^\s*\[TOC\]\s*$|\[\[_TOC_\]\]|\{:toc\}",
    ),
    Refused(
        "a wiki link", "Obsidian", "[[Page]]", "write [words](https://example.org/) or [](#id)", r"!?\[\[[^\[\]\n]+\]\]"
    ),
    Refused(
        "the title of a link",
        "Markdown",
        '[words](https://example.org "Title")',
        "put it into the words around the link, or take it out",
    ),
    Refused("a reference link", "Markdown", "[words][ref]", LINK, r"\]\[[^\[\]@^]*\]"),
    Refused(
        "an address apart from its link",
        "Markdown",
        "[ref]: https://example.org/",
        LINK,
        r"^\s*\[[^\]^@]+\]:\s*\S",
        says="an address apart from its link is not read",
    ),
    Refused("a source without its sign", "", "[key]", "write [@key]"),
    Refused(
        "a formula",
        "LaTeX, Pandoc",
        "$x^2$",
        PICTURE,
        r"\$\$|(?<![\w$\\])\$(?=\S)[^$\n]*[\\^_=<>+{}][^$\n]*(?<=\S)\$(?!\d)|(?<![\w$\\])\$[A-Za-z]{1,2}\$(?!\w)",
    ),
    Refused(
        "a TeX command",
        "LaTeX",
        r"\newpage",
        r"take it out; for a backslash that is text, write \\",
        r"(?<![\w:\\/.])\\[A-Za-z]{2,}(?![\\\w.])(?:\[[^\]]*\]|\{[^{}]*\})*",
    ),
    Refused(
        "a typed number of a heading",
        "Word, LaTeX",
        "## 1.1 Title",
        r"leave it out, for the program writes it; for a number that is text, write '1\.1'",
        r"^\s*(?:\d+(?:\.\d+)+\.?\s+(?=[A-Z\"“'])|\d{1,2}[.)]\s|(?:[IVX]+|[A-Z])[.)]\s)",
        _HEADINGS,
    ),
    Refused(
        "a conflict mark",
        "Git",
        "<<<<<<< HEAD",
        "keep one of the two versions, and delete the marks",
        r"^\s*<{4,}|^\s*>{4,}",
    ),
    Refused(
        "an underlined heading",
        "Markdown",
        "Title\n=====",
        "write '## ' before its words",
        r"^\s*={3,}\s*$",
        says="a heading is not underlined",
    ),
    Refused("a rule", "Markdown", "---", "begin a section with a heading instead"),
    Refused(
        "front matter of another kind",
        "Hugo",
        "+++",
        "begin with '---', 'title: …', 'standfirst: …', '---'",
        r"^\s*\+{3,}\s*$",
    ),
    Refused(
        "an abbreviation",
        "MkDocs, PHP Markdown Extra",
        "*[UN]: United Nations",
        "put it into 'glossary:' of briefing.yaml, with its 'expansion:'",
        r"^\s*\*\[[^\]]+\]:",
    ),
    Refused(
        "emphasis that is not closed",
        "Markdown",
        "**strong",
        r"close it, or write \* for an asterisk",
        r"\*\*|(?<![\w*])\*(?=[^\W_])",
    ),
    Refused("struck text that is not closed", "GitHub", "~~struck", r"close it, or write \~ for a tilde", r"~~"),
    Refused(
        "highlighted text",
        "Obsidian, Pandoc",
        "==marked==",
        "write **strong**",
        r"(?<!=)==(?=[^\s=])[^=\n]*[^\s=]==(?!=)",
    ),
    Refused(
        "a mark of a change",
        "CriticMarkup, MkDocs",
        "{++new++}",
        "leave the text as it shall be printed",
        r"\{(?:\+\+|--|~~|>>|==)|(?<!\+)\+\+(?=\w)[^+\n]*\w\+\+(?!\+)",
    ),
    Refused("a comment", "Obsidian", "%% a comment %%", "take it out: all of a chapter is printed", r"%%[^%\n]+%%"),
    Refused(
        "an id behind a paragraph",
        "Obsidian",
        "Text. ^text-id",
        "put the id behind a heading, '## Title {#text-id}', or behind a numbered paragraph: {#para-text-id}",
        r"(?<=\S) \^[A-Za-z0-9-]+\s*$",
    ),
    Refused(
        "a list of attributes",
        "Pandoc, Quarto, kramdown",
        "Text {.wide}",
        r"take it out; for a brace that is text, write \{",
        rf"(?<!{HIDDEN})\{{:?\s*(?!\.term)[.#]\w[^{{}}\n]*(?<!#)\}}|\{{:[^{{}}\n]*\}}|{READ}\{{[^{{}}\n]*\}}",
        _NO_HEADINGS,
    ),
    Refused(
        "a caption line",
        "Pandoc",
        ": Payments by state",
        "put the table into a block: '/// table | Payments by state'",
        r"^\s*:\s+\S|^(?:Table|Figure):\s+\S",
        ("p",),
    ),
    Refused(
        "a grid table",
        "Pandoc",
        "+---+---+\n| a | b |\n+---+---+",
        "write rows between bars, with '|---|---|' under the head",
        r"^\s*\+(?:[-=]+\+)+\s*$",
    ),
    Refused(
        "a row outside a table",
        "Pandoc",
        "| a line\n| another",
        r"write '|---|---|' under the head of a table, or \| for a bar that is text",
        r"^\s*\|",
        ("p", "dt"),
    ),
    Refused(
        "a list with letters",
        "Pandoc, Word",
        "a) first\nb) second",
        "write '1. ' and '2. ', with a blank line above the list; in a list within a list they print as a and b",
    ),
    Refused(
        "a table of spaces or tabs",
        "Word, Excel",
        "Region    Homes\nNorth    40",
        "write rows between bars, with '|---|---|' under the head, in a block '/// table | Title'",
    ),
    Refused(
        "a note with a typed number",
        "Word",
        "[1] Ministry, Annual report.",
        "write '[^1]: …', and call it by [^1]; for a bracket that is text, write \\[",
        r"^\s*\[\d{1,3}\]\s+\S",
        ("p",),
    ),
    Refused("a list that counts by itself", "Pandoc", "#. first", "write '1. '", r"^\s*(?:#\.|\(@\w*\))\s"),
    Refused(
        "a bullet of a word processor",
        "Word",
        "• first\n• second",
        "write '- ', with a blank line above the list",
        r"^\s*(?:[•·▪▫◦‣●○■□➢►➤](?=\s*\S)|o(?= {2,}\S))",
    ),
    Refused("a dash that begins a line", "Word", "– first\n– second", "write '- ', with a blank line above the list"),
    Refused(
        "the code of an emoji",
        "GitHub",
        ":smile:",
        "take it out, or type a character that the fonts have",
        r"(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])",
    ),
    Refused(
        "a role",
        "MyST, Sphinx",
        "{ref}`target`",
        "write [](#id), or [@key]",
        rf"\{{[\w:+-]+\}}{READ}|(?<!\w):[\w:+-]+:{READ}",
    ),
    Refused(
        "a cross-reference",
        "Quarto, pandoc-crossref",
        "@fig-harbour",
        "write [](#fig-harbour)",
        r"(?<![\w@/.])@(?:fig|tbl|sec|eq|lst)[-:]\w+",
    ),
    Refused(
        "a brace without brackets",
        "",
        "{fact=key}",
        r"put the words that they are about in brackets: '[words]{…}'; for a brace that is text, write \{",
        rf"(?<![{{\]{HIDDEN}])\{{\s*(?:(?:fact|lang|check|nocheck)\b|\.term\b)[^{{}}\n]*\}}",
    ),
)
