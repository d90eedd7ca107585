"""Ask the search of a built site as its box does: the box's own engine, run by Node.js. Starts a program."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from forearmed.foundation.errors import ForearmedError
from forearmed.site.search import box
from forearmed.site.search.indexing import index_version

_NEEDED = "the search runs on Node.js, 20 or later, outside a browser"
_PATIENCE = 120  # seconds


def ask(site: Path, questions: Sequence[str], *, language: str, number: int) -> Mapping[str, list[str]]:
    """Return the paths of the first *number* results for each of *questions*, best first.

    *site* holds what the box loads: the index, the catalog and the larger dictionary.
    Raises ForearmedError where Node.js is missing or too old.
    """
    node = shutil.which("node")
    if node is None:
        raise ForearmedError(f"Node.js is missing: {_NEEDED}; install it, or leave out --questions")
    asked = {
        "root": f"{site.absolute().as_uri()}/",
        "lang": language,
        "index": index_version(),
        "number": number,
        "queries": [*questions],
    }
    with TemporaryDirectory(prefix="forearmed-") as folder:
        program = Path(folder) / "asking.mjs"
        program.write_bytes(box.joined(box.OUTSIDE))
        ran = subprocess.run(  # noqa: S603  # a program of this machine, and our own script
            [node, str(program)],
            input=json.dumps(asked),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_PATIENCE,
        )
    if ran.returncode:
        raise ForearmedError(f"the questions could not be asked: {_reason(ran.stderr)}; {_NEEDED}")
    found: Mapping[str, list[str]] = json.loads(ran.stdout)
    return found


def _reason(said: str) -> str:
    """Return the line of an error that Node.js has *said*, without the places in the program."""
    lines = [line.strip() for line in said.splitlines()]
    return next((line for line in lines if "Error" in line), lines[-1] if lines else "it said nothing")[:200]
