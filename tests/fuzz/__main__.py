"""Feed a reader with inputs that coverage leads to: ``python -m tests.fuzz chapter -max_total_time=600``.

It needs atheris, which runs on Linux only and is not in the lock: install it beside (``pip install atheris``). What
follows the name of the target are options of libFuzzer. An input that a reader lets through is left as ``crash-*``.
"""

import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["press", "markdown", "pymdownx", "yaml"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    name, options = sys.argv[1], sys.argv[2:]
    target = TARGETS[name]
    corpus = Path(tempfile.gettempdir()) / f"fuzz-{name}"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(target.make_seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    root = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    where = Path.cwd()
    os.chdir(root)  # messages name files below the folder in which the command was given
    options = [f"-artifact_prefix={where}/", *options]
    atheris.Setup([sys.argv[0], str(corpus), *options], lambda content: target.run(content, root))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
