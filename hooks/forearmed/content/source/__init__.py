"""Text into metadata, body and the line of every key. Knows YAML and front matter; reads no files.

mkdocs and python-frontmatter disagree on most odd files, so nobody after this room parses front matter.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from forearmed.content.source.advice import (
    FENCE,
    advice_for,
    curly,
    cut_short,
    ending_fault,
    odd_blank,
    odd_indents,
    opening_fault,
    quoted,
)
from forearmed.content.source.line import yaml_line as yaml_line

Lines = dict[str, int]
"""The line, from 1, of every dotted key: ``title``, ``tags.0``, ``extra.forearmed.feed_id``."""

_SAFE_FOR_C = 10_000
_NEARLYFENCED = re.compile(r"\s*(?:-{3,}|\+{3}|;{3})[ \t]*$", re.MULTILINE)
"""The start of a page whose front matter would be published as text."""
_MOST_KEYS = 100_000


class SourceError(Exception):
    """Text that cannot be read, with the *line* to look at."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Source:
    """An article as its author wrote it: *metadata*, *body* and where both stand."""

    metadata: dict[str, object]
    body: str
    lines: Lines = field(default_factory=dict)
    body_line: int = 1
    doubts: tuple[tuple[int, str], ...] = ()
    """Lines that YAML or Markdown reads in a way few authors mean, each with a message."""
    remarks: bool = False
    """Whether lines of the front matter are comments."""


def read_article(text: str) -> Source:
    """Split *text* into front matter and body; raise SourceError for what is not both."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    handler = _FrontMatter()
    if not handler.detect(text):
        raise SourceError(*opening_fault(text))
    metadata, _ = frontmatter.parse(text, handler=handler)
    indents = ((handler.body_line + place, fault) for place, fault in odd_indents(handler.body))
    remarks = any(line.lstrip().startswith("#") for line in text.split("\n")[: handler.body_line - 1])
    doubts = (*handler.doubts, *indents)
    return Source(metadata, handler.body, handler.lines, handler.body_line, doubts, remarks)


def read_page(text: str) -> Source:
    """Read a page that may do without front matter, such as a guide."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _FrontMatter().detect(normal):
        if _NEARLYFENCED.match(normal):
            raise SourceError(*opening_fault(normal))
        return Source({}, normal)
    return read_article(normal)


def read_map(text: str) -> tuple[dict[str, object], Lines]:
    """Read a YAML file that holds a map; raise SourceError for anything else."""
    return _Yaml(first_line=1).read(text)


def read_data(text: str) -> tuple[dict[str, object], tuple[int, ...]]:
    """Read a YAML file that nobody here has checked; return its map and the lines of values left out.

    Custom tags run nothing: ``!ENV`` gives its default, as if the variable were not set, any other tag None.
    """
    written = _Foreign(first_line=1)
    found, _ = written.read(text)
    return found, tuple(written.left_out)


def read_texts(text: str) -> dict[str, object]:
    """Read a YAML map of another program, every value as text; raise SourceError for what is no YAML."""
    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts, lists and maps only
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SourceError(1, str(error)) from None
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def read_lines(text: str) -> Lines:
    """Return the line of every key of a YAML *text* whose values the caller has from elsewhere.

    Values, and tags of the host's own such as ``!ENV``, are not looked at.
    """
    return _Yaml(first_line=1).read_lines(text)


class _FrontMatter(BaseHandler):
    """python-frontmatter's handler for one text: strict fences, and it remembers where things stood."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self.doubts: list[tuple[int, str]] = []
        self.body = ""
        self.body_line = 1

    def detect(self, text: str) -> bool:
        return text.split("\n", 1)[0].rstrip() == FENCE

    def split(self, text: str) -> tuple[str, str]:
        written = text.split("\n")
        end = next((n for n, line in enumerate(written[1:], 1) if line.rstrip() == FENCE), None)
        if end is None:
            raise SourceError(*ending_fault(written))
        self.body = "\n".join(written[end + 1 :])
        self.body_line = end + 2
        return "\n".join(written[1:end]), self.body

    def load(self, fm: str) -> dict[str, object]:
        written = _Yaml(first_line=2)
        metadata, self.lines = written.read(fm)
        self.doubts = written.doubts
        return metadata


def _compose(text: str) -> yaml.Node | None:
    """Return the nodes of *text*. libyaml is ten times as fast, but PyYAML's own faults say more."""
    fast = getattr(yaml, "CSafeLoader", None)
    # libyaml's composer recurses in C, where a text of nothing but brackets ends the process.
    if fast is not None and len(text) < _SAFE_FOR_C:
        with suppress(yaml.YAMLError, UnicodeEncodeError):
            return yaml.compose(text, Loader=fast)
    return yaml.compose(text, Loader=yaml.SafeLoader)


class _Yaml:
    """One YAML text read with lines kept, every scalar at its place."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: Lines = {}
        self.doubts: list[tuple[int, str]] = []
        self._rows: list[str] = []
        self._constructor = yaml.constructor.SafeConstructor()

    def read(self, text: str) -> tuple[dict[str, object], Lines]:
        self._rows = text.split("\n")
        if odd := odd_blank(self._rows):
            raise SourceError(self.first_line + odd[0], odd[1])
        root = self.compose(text)
        if not isinstance(root, yaml.MappingNode):
            raise SourceError(self.first_line, 'expected "key: value" lines here')
        try:
            return self._map(root, ""), self.lines
        except RecursionError:
            raise self._too_deep() from None

    def read_lines(self, text: str) -> Lines:
        root = self.compose(text)
        try:
            if isinstance(root, yaml.MappingNode):
                self._note_lines(root)
        except RecursionError:
            raise self._too_deep() from None
        return self.lines

    def compose(self, text: str) -> yaml.Node | None:
        try:
            return _compose(text)
        except yaml.MarkedYAMLError as error:
            mark = _mark(error)
            place, advice = advice_for(_said(error), text.split("\n"), mark.line if mark else 0)
            raise SourceError(self.first_line + place, advice) from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position)
            code = f"U+{error.character:04X}" if isinstance(error.character, int) else "unknown"
            message = f"holds the invisible character {code}; delete it"
            raise SourceError(self.first_line + line, message) from None
        except RecursionError:
            raise self._too_deep() from None

    def _too_deep(self) -> SourceError:
        return SourceError(self.first_line, "nested too deeply; keep it flat")

    def _note_lines(self, node: yaml.MappingNode, prefix: str = "") -> None:
        for key, value in node.value:
            name = f"{prefix}{getattr(key, 'value', '')}"
            self._note(name, key)
            if isinstance(value, yaml.MappingNode):
                self._note_lines(value, f"{name}.")

    def _note(self, name: str, node: yaml.Node) -> None:
        # Aliases of aliases of lists would otherwise fill the memory from ten short lines.
        if len(self.lines) >= _MOST_KEYS:
            raise SourceError(self._line(node), "too many keys; split the file")
        self.lines[name] = self._line(node)

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def _map(self, node: yaml.MappingNode, prefix: str) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in self._pairs(node):
            name = prefix + key.value
            if key.value in found:
                message = f'"{key.value}" stands here and in line {self.lines[name]}; delete one'
                raise SourceError(self._line(key), message)
            self._note(name, key)
            found[key.value] = self._value(value, name)
            if doubt := self._doubt(name, value, found[key.value]):
                self.doubts.append((self.lines[name], doubt))
        return found

    def _doubt(self, name: str, node: yaml.Node, value: object) -> str | None:
        """Return a message if YAML reads the unquoted *value* in a way that few authors mean; else None."""
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return None
        end = node.end_mark
        row = self._rows[end.line] if end.line < len(self._rows) else ""
        after = row[end.column :].lstrip()
        if isinstance(value, str) and after.startswith("#"):
            return cut_short(name, row)
        if value is None and re.match(r"#[^\s#]", after):
            return f'{name}: "#" hides the rest of the line; delete it, or put the value in quotes'
        inner = curly(value) if isinstance(value, str) else None
        if inner and not inner.islower():  # a value in lower case may be an id: its own check has a message
            plain, kept = yaml_line(name, inner), quoted(str(value))
            return f"{name}: readers see the curly quotes; write {plain}, or, to keep them, {name}: {kept}"
        return None

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SourceError(self._line(key), "a key must be a word")
            self._whole(key.value, key)
            yield key, value

    def _value(self, node: yaml.Node, name: str) -> object:
        if isinstance(node, yaml.MappingNode):
            return self._map(node, f"{name}.")
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, f"{name}.{n}") for n, item in enumerate(node.value)]
        return self._scalar(node)

    def _item(self, node: yaml.Node, name: str) -> object:
        self._note(name, node)
        return self._value(node, name)

    def _scalar(self, node: yaml.Node) -> object:
        try:
            value: object = self._constructor.construct_object(node, deep=True)
        except yaml.MarkedYAMLError as error:
            _, advice = advice_for(_said(error), [], 0)
            raise SourceError(self._line(node), f'cannot read "{node.value[:40]}": {advice}') from None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            # PyYAML does not check values with a tag such as !!bool, so a wrong one raises any of these.
            raise SourceError(self._line(node), _unreadable(node)) from None
        return self._whole(value, node) if isinstance(value, str) else value

    def _whole(self, text: str, node: yaml.Node) -> str:
        """Return *text* with emoji that were escaped in two halves, as JSON does, made whole."""
        try:
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            message = "holds half a character, such as \\ud83d; write the character itself"
            raise SourceError(self._line(node), message) from None


class _Foreign(_Yaml):
    """A `_Yaml` that reads values with YAML's own tags only, and notes the lines of all others."""

    def __init__(self, first_line: int) -> None:
        super().__init__(first_line)
        self.left_out: list[int] = []

    def _value(self, node: yaml.Node, name: str) -> object:
        if node.tag in self._constructor.yaml_constructors:
            return super()._value(node, name)
        self.left_out.append(self._line(node))
        has_default = node.tag == "!ENV" and isinstance(node, yaml.SequenceNode) and len(node.value) > 1
        return self._value(node.value[-1], name) if has_default else None


def _unreadable(node: yaml.Node) -> str:
    value = str(node.value)[:40]
    if node.tag.endswith(":timestamp"):
        return f'"{value}" is not a day of the calendar; correct the date'
    return f'cannot read "{value}"; put it in quotes'


def _mark(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Return where to look: where an open quote or bracket begins, else where PyYAML gave up."""
    opened = re.match("while (scanning a quoted|parsing a flow)", error.context or "")
    return (error.context_mark if opened else None) or error.problem_mark or error.context_mark


def _said(error: yaml.MarkedYAMLError) -> str:
    return error.problem or "not valid YAML"
