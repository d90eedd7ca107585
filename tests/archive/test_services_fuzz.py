"""Every reader of a service's export, with exports that are damaged in ways nobody foresaw."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import services
from forearmed.archive.linking import OldSite
from forearmed.archive.markdown import converted
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.post import Blog, Damaged, Passed, Post
from forearmed.archive.readers import READERS, Manner
from forearmed.foundation.errors import ForearmedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_BITS = [
    b"", b"\0", b"<", b"]]>", b"&", b"\xff\xfe", b"\n---\n", b"+++", b"{{", b"{% raw %}", b'"', b"null",
    b"[[[[", b"-1", b"9" * 30, b"\nDate: x\n", b"=?utf-8?q?=", b"![a](", b"[x]: ", b"```", b"2016-13-45",
    b"Content-Type: ;",
]  # fmt: skip
_DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(_BITS) | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)
_MANNER = Manner(ZoneInfo("America/Chicago"))
_PLACES = OldPlaces(OldSite(frozenset()), Gallery(Uploads(), {}))
"""Where nothing of the old place is known."""


def damaged(content: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    """Return *content* with some of its bytes replaced, dropped or added to."""
    for where, length, bits in damage:
        place = int(where * len(content))
        content = content[:place] + bits + content[place + length :]
    return content


@pytest.mark.parametrize("kind", services.EXPORTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=_DAMAGE, which=st.integers(0, 9))
def test_a_damaged_export_stops_no_reader(
    kind: str, damage: list[tuple[float, int, bytes]], which: int, tmp_path: Path
) -> None:
    """Each reader gives items, or says in a sentence why it cannot; and so does each post's conversion."""
    name, content = services.EXPORTS[kind]
    if isinstance(content, Mapping):
        files: dict[str, str | bytes] = {**content}
        chosen = sorted(files)[which % len(files)]
        files[chosen] = damaged(content[chosen].encode(), damage)
        raw = services.packed(files)
    else:
        raw = damaged(content if isinstance(content, bytes) else content.encode(), damage)
    path = tmp_path / name
    path.write_bytes(raw)
    reader = next(each for each in READERS if each.name == kind)
    try:
        found = list(reader.read(path, _MANNER))
    except ForearmedError:
        return
    for item in found:
        assert isinstance(item, Post | Passed | Damaged | Blog)
        if isinstance(item, Post):
            try:
                converted(item, _PLACES.of(item))
            except ForearmedError:
                continue
