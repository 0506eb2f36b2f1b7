"""What a measurement was made with and on, so that two of them can be held against each other."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from press.paginate import harfbuzz_version, pango_version

ROOT = Path(__file__).resolve().parents[1]


def machine() -> dict[str, str]:
    """Date, commit, versions, processor and cores, by name, in words."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": _commit(),
        "python": platform.python_version(),
        "weasyprint": version("weasyprint"),
        "pango": pango_version(),
        "harfbuzz": harfbuzz_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load": f"{os.getloadavg()[0]:.1f} when it began",
    }


def _commit() -> str:
    """Short, with a plus sign where files differ from it; empty outside a repository."""

    def asked(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    return asked("rev-parse", "--short", "HEAD") + ("+" if asked("status", "--porcelain", "-uno") else "")


def _processor() -> str:
    if sys.platform == "linux":
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    return platform.processor() or "unknown"
