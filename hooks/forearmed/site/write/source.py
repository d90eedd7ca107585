"""What an article was written as, for "Change this tip": its keys and its text, without notes. Pure."""

import json
from collections.abc import Iterator, Mapping

from forearmed.article.markdown import without_remarks
from forearmed.content.model import Playbook, Tip

_OWN = ("slug", "body", "place")


def source_of(article: Tip | Playbook) -> bytes:
    """Return the JSON from which the form fills its fields: *path*, *keys*, *text* and *notes*.

    The keys are those that are written, in their order in the file; days and weeks are text, as in YAML.
    *notes* tells that notes for editors were left out.
    """
    text = without_remarks(article.body)  # no reader gets them
    said = {
        "path": article.place.path,
        "keys": dict(_keys(article)),
        "text": text.strip("\n"),
        "notes": text != article.body or article.place.remarks,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _keys(article: Tip | Playbook) -> Iterator[tuple[str, object]]:
    written: Mapping[str, int] = article.place.lines
    names = sorted(
        (name for name in type(article).model_fields if name in written and name not in _OWN),
        key=written.__getitem__,
    )
    for name in names:
        value = getattr(article, name)
        if value not in (None, ()):
            yield name, _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | bool | int) else str(value)
