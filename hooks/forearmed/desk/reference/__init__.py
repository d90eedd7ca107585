"""What authors and operators look up, made from the code itself: JSON Schemas and one page of the guide."""

import json
from collections.abc import Iterable, Mapping

from forearmed.desk.reference.commands import Command as Command
from forearmed.desk.reference.commands import Option as Option
from forearmed.desk.reference.page import page
from forearmed.desk.reference.schemas import schemas


def reference(commands: Iterable[Command]) -> Mapping[str, str]:
    """Return the text of every file of the reference, by its path below docs/."""
    files = {f"schema/{name}.json": json.dumps(schema, indent=2) for name, schema in schemas().items()}
    return {path: f"{text}\n" for path, text in files.items()} | {"guide/reference.md": page(commands)}
