"""A key and its value as a line of front matter."""

import math
import re

import yaml

# Some words or an address. PyYAML writes them as they are, and takes long to find that out.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9',.-]*(?: [A-Za-z0-9',.-]+)+|https?://[A-Za-z0-9./-]+")


def yaml_line(key: str, value: object) -> str:
    """Return *key* and *value* as a line of YAML, in quotes where it would be read as something else."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return f"{key}: {value}"
    written: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=math.inf)
    return f"{key}: {written.removesuffix('...' + chr(10)).strip()}"
