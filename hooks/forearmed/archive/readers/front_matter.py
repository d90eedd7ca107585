"""Front matter of other programs: YAML between ``---``, TOML between ``+++``, JSON, a script, or plain lines.

Values of YAML are taken as they are written, so that a wrong date or an odd number stops nobody. What this
project's own files say is read elsewhere, and strictly.
"""

import json
import re
import tomllib

from forearmed.archive.readers.loose import Row
from forearmed.content.source import SourceError, read_texts

_YAML = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_SCRIPT = re.compile(r"\A\s*---[ \t]*(?:js|javascript)[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_CONSTANT = re.compile(
    r"""^\s*(?:const|let|var)\s+(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(true|false))\s*;?\s*$""", re.MULTILINE
)
_LINES = re.compile(r"\A(?:title|date):[^\n]*\n(?:\w+:[^\n]*\n|[ \t]+\S[^\n]*\n)*(?=\n|\Z)", re.IGNORECASE)
_LINE = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_UNENDED = re.compile(
    r"\A\s*(?:---[ \t]*\n(?=\w+[ \t]*:)|\+\+\+[ \t]*\n(?=\w+[ \t]*=))(.*?)(?:^[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TOLD = re.compile(r"""^([ \t]*)["']?(\w+)["']?[ \t]*[:=][ \t]*(\S.*?)[ \t]*$""", re.MULTILINE)
_JSON = re.compile(r"\A\s*(\{\s*\"\w+\"\s*:.*?)(?:^[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_MEMBER = re.compile(r"\"(\w+)\"\s*:\s*(?:\"([^\"\n]*)\"|(\w+))")
_NOTHING = {"~", "null", "Null", "NULL"}
_BROKEN = "front matter that cannot be read"


def split(text: str) -> tuple[Row, str, str]:
    """Return the facts at the top of *text*, the rest of it, and what had to be mended."""
    if found := _SCRIPT.match(text):
        constants: Row = {
            name: one or other or word for name, one, other, word in _CONSTANT.findall(found[1])
        }
        return constants, text[found.end() :], ""
    if found := _YAML.match(text):
        facts, fault = yaml_facts(found[1])
        return facts, text[found.end() :], fault
    if found := _TOML.match(text):
        facts, fault = _toml_facts(found[1])
        return facts, text[found.end() :], fault
    if found := _LINES.match(text):
        pairs = _LINE.findall(found[0])
        return {key.lower(): value for key, value in pairs}, text[found.end() :], ""
    facts, body, fault = _json_facts(text)
    if not facts:
        facts, fault = _unended(text)
    return facts, body, fault


def yaml_facts(text: str) -> tuple[Row, str]:
    """Return the map that the YAML *text* is, every value as text, and what is wrong with it."""
    try:
        found = read_texts(text.replace("\t", "    "))
    except SourceError:
        return _line_by_line(text), _BROKEN
    return {
        key: "" if isinstance(each, str) and each in _NOTHING else each for key, each in found.items()
    }, ""


def _line_by_line(text: str) -> Row:
    """Return what the lines of broken front matter tell that hold a word, its sign and a value.

    A line that is indented counts, too, where no other has its word: it may say that a post is a draft.
    """
    found = sorted(_TOLD.findall(text), key=lambda each: each[0] == "")
    return {key: value.strip("\"'") for _, key, value in found}


def _unended(text: str) -> tuple[Row, str]:
    """Return what front matter without an end tells, and that it is broken; nothing where there is none."""
    if found := _UNENDED.match(text):
        return _line_by_line(found[1]), _BROKEN
    if found := _JSON.match(text):
        return {key: written or word for key, written, word in _MEMBER.findall(found[1])}, _BROKEN
    return {}, ""


def _toml_facts(text: str) -> tuple[Row, str]:
    try:
        return tomllib.loads(text), ""
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        pairs = re.findall(r"^(\w+)\s*=\s*(\S.*?)\s*$", text, re.MULTILINE)
        return {key: value.strip("\"'") for key, value in pairs}, _BROKEN


def _json_facts(text: str) -> tuple[Row, str, str]:
    """Return the facts of a text that begins with an object of JSON, as Hugo takes them."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] == "{" and text[start + 1 : start + 2] not in ("{", "%", ":"):
        try:
            facts, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            return {}, text, ""
        if isinstance(facts, dict):
            return facts, text[end:], ""
    return {}, text, ""
