"""The locks are held against the advisories that are known: what is vulnerable, or that nobody could be asked.

Run by `make audit`. Exit status: 0 no advisory for any package, 1 some, 3 not every package could be asked about.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-audit.lock", "requirements-bench.lock", "requirements-uv.lock")
SAFE, VULNERABLE, NOT_ASKED = 0, 1, 3

# pip-audit reads the locks itself: nothing is installed, and nothing of a package is run.
OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


def verdict(answer: str, complaint: str) -> tuple[int, str]:
    """Exit status and sentences, of what pip-audit 2.10 wrote to standard output and to standard error.

    It ends with status 0, and says that nothing is known, also where the service knew none of the packages.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        reason = (complaint.strip().splitlines() or ["it gave no reason"])[-1]
        return NOT_ASKED, f"error: the advisories could not be asked for: {reason[:300]}"
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    found = [_told(package, advisory) for package in packages for advisory in package.get("vulns", ())]
    asked = len(packages) - len(skipped)
    lines = sorted(found)
    if skipped:
        lines.append(
            f"error: {len(skipped)} of {len(packages)} packages could not be asked about, {skipped[0]} among them"
        )
        lines.append("  hint: run it where the network leads to the Python Package Index itself, not to a copy of it")
    elif not found:
        lines.append(f"no advisory is known for any of {asked} packages")
    return (VULNERABLE if found else NOT_ASKED if skipped else SAFE), "\n".join(lines)


def _told(package: dict[str, Any], advisory: dict[str, Any]) -> str:
    names = ", ".join(dict.fromkeys([advisory["id"], *advisory.get("aliases", ())]))
    mended = ", ".join(advisory.get("fix_versions", ())) or "no version yet"
    return f"{package['name']} {package['version']}: {names}; mended in {mended}"


def main(python: str) -> int:
    files = [part for lock in LOCKS for part in ("--requirement", lock)]
    command = [python, "-m", "pip_audit", *files, *OPTIONS]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, check=False)
    status, told = verdict(done.stdout, done.stderr)
    print(told, file=sys.stderr if status else sys.stdout)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.executable))
