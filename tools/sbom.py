"""The lock becomes a bill of materials: CycloneDX 1.6 as JSON, of nothing but the lock, and so the same each time.

Run by `make sbom`. Licences are not in it: the lock does not know them.
"""

import hashlib
import re
import sys
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
TARGET = ROOT / "output" / "sbom.cdx.json"

_PACKAGE = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\")
_HASH = re.compile(r" +--hash=sha256:([0-9a-f]{64})(?: \\)?")
_VIA = re.compile(r" +#(?: via|  ) *(.*)")
_PRINTS_WITH = "-r requirements.in"
_TESTS_WITH = "-r requirements-dev.in"


@dataclass(frozen=True)
class Package:
    """An entry of the lock; ``needed_by`` are names of packages, or ``-r`` and a file for a direct dependency."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]


def read_lock(text: str) -> tuple[Package, ...]:
    """Every package of a lock as `uv pip compile --generate-hashes` writes it.

    Raises ValueError for a line that it does not know: a bill that leaves something out is worse than none.
    """
    packages: list[Package] = []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _PACKAGE.fullmatch(line):
            packages.append(Package(found["name"], found["version"], found["marker"] or "", (), ()))
        elif not packages:
            raise ValueError(f"line {number} of the lock is no package: {line}")
        elif found := _HASH.fullmatch(line):
            last = packages.pop()
            packages.append(Package(last.name, last.version, last.marker, (*last.hashes, found[1]), last.needed_by))
        elif found := _VIA.fullmatch(line):
            last = packages.pop()
            needed = (*last.needed_by, found[1]) if found[1] else last.needed_by
            packages.append(Package(last.name, last.version, last.marker, last.hashes, needed))
        else:
            raise ValueError(f"line {number} of the lock cannot be read: {line}")
    return tuple(packages)


def bill(lock: str, program: str, version: str) -> str:
    """CycloneDX 1.6 as JSON; what only tests need has the scope "excluded", as ECMA-424 names it."""
    packages = read_lock(lock)
    printing = _needed_to_print(packages)
    # Of the lock, so that another lock has another number (RFC 9562, 5.5).
    digest = hashlib.sha256(lock.encode()).hexdigest()
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{digest}"))
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the library would ask the clock
    root = Component(name=program, version=version, type=ComponentType.APPLICATION, bom_ref=program)
    bom.metadata.component = root
    components = {each.name: _component(each, each.name in printing) for each in packages}
    for component in components.values():
        bom.components.add(component)
    bom.register_dependency(
        root, [components[p.name] for p in packages if {_PRINTS_WITH, _TESTS_WITH} & {*p.needed_by}]
    )
    for name, component in components.items():
        bom.register_dependency(component, [components[each.name] for each in packages if name in each.needed_by])
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _component(package: Package, prints: bool) -> Component:
    purl = PackageURL("pypi", name=package.name, version=package.version)
    marker = [Property(name=f"{PROPERTIES}:marker", value=package.marker)] if package.marker else []
    return Component(
        name=package.name,
        version=package.version,
        purl=purl,
        bom_ref=purl.to_string(),
        scope=ComponentScope.REQUIRED if prints else ComponentScope.EXCLUDED,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in package.hashes],
        properties=marker,
    )


PROPERTIES = "printable-briefings"


def _needed_to_print(packages: tuple[Package, ...]) -> set[str]:
    """The names of all that what is printed with needs, directly or not."""
    found: set[str] = set()
    more = {each.name for each in packages if _PRINTS_WITH in each.needed_by}
    while more:
        found |= more
        more = {each.name for each in packages if found & {*each.needed_by}} - found
    return found


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = LOCK.read_text(encoding="utf-8")
    try:
        made = bill(lock, project["name"], project["version"])
    except ValueError as error:
        sys.exit(f"error: {error}")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(made, encoding="utf-8", newline="\n")
    print(f"{TARGET.relative_to(ROOT)}: {len(read_lock(lock))} packages of {LOCK.name}")


if __name__ == "__main__":
    main()
