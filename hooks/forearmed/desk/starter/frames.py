"""Whether the files of hosts allow the frames that mkdocs.yml allows. Reads these files, writes nothing."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from forearmed.desk.starter.hosts import files_for_hosts, frame_ancestors
from forearmed.foundation.errors import Problem

_REMARK = re.compile(r"^[ \t]*#[^\n]*", re.MULTILINE)
_SAID = re.compile(r"\bframe-ancestors\s+([^;\"\n]+)")


def check_frames(project: Path, framed_by: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each line of a host's file that lets other sites show this one than *framed_by*.

    The directive is that of CSP 3, section 6.4.2. Only the files that `init --host` writes are looked at.
    """
    meant = frame_ancestors(framed_by)
    for path in files_for_hosts():
        try:
            text = _without_remarks((project / path).read_text("utf-8"))
        except (OSError, UnicodeDecodeError):  # there is none, or the host says what is wrong with it
            continue
        for said in _SAID.finditer(text):
            if {*said[1].split()} != {*meant.split()}:
                line = text.count("\n", 0, said.start()) + 1
                yield Problem(path, line, _words(said[1].strip(), meant, framed_by), warning=True)


def _without_remarks(text: str) -> str:
    """Return *text* without what is a remark in a file of lines or in XML, on as many lines."""
    said, *others = _REMARK.sub("", text).split("<!--")
    for remark, _, rest in (other.partition("-->") for other in others):
        said += "\n" * remark.count("\n") + rest
    return said


def _words(said: str, meant: str, framed_by: Sequence[str]) -> str:
    theirs = f"names {', '.join(framed_by)}" if framed_by else "names nobody"
    return f'allows frames on {said}, but framed_by in mkdocs.yml {theirs}; write "frame-ancestors {meant}"'
