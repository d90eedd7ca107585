"""A key and its value as a line of front matter."""

import math
import re
from functools import lru_cache

import yaml

# Some words or an address. PyYAML writes them as they are, and takes long to find that out.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9',.-]*(?: [A-Za-z0-9',.-]+)+|https?://[A-Za-z0-9./-]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""What YAML would read as a date: a text of this form has quotes."""


def yaml_line(key: str, value: object) -> str:
    """Return *key* and *value* as a line of YAML, in quotes where it would be read as something else."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return f"{key}: {value}"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return f"{key}: '{value}'"
    if isinstance(value, list) and all(type(item) is str for item in value):
        return f"{key}: {_list(tuple(value))}"
    return f"{key}: {_dumped(value)}"


@lru_cache  # articles share their tags
def _list(texts: tuple[str, ...]) -> str:
    return _dumped([*texts])


def _dumped(value: object) -> str:
    written: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=math.inf)
    return written.removesuffix("...\n").strip()
