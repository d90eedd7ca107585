"""Every reader of a service's export, and whole imports, with exports damaged in ways nobody foresaw."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import exports
import pytest
import services
from forearmed.archive import report
from forearmed.archive.bringing import carry_out, look_closer
from forearmed.archive.decisions.proposals import proposals
from forearmed.archive.fates import Span
from forearmed.archive.intake import Intake
from forearmed.archive.linking import OldSite
from forearmed.archive.markdown import converted
from forearmed.archive.markdown.certain import has_words, signs_in
from forearmed.archive.old_places import OldPlaces
from forearmed.archive.pictures.gallery import Gallery
from forearmed.archive.pictures.uploads import Uploads
from forearmed.archive.planning import give_names, planned
from forearmed.archive.post import Blog, Damaged, Passed, Post
from forearmed.archive.readers import READERS, Manner
from forearmed.archive.survey import Export, look_over
from forearmed.archive.writing.files import Folder
from forearmed.archive.writing.record import Record
from forearmed.archive.writing.whole import write_all
from forearmed.build import host
from forearmed.content.library import Library, library_of
from forearmed.foundation.errors import ForearmedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import site_project

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
    """Each reader gives items, or says in a sentence why it cannot; and so does each post's conversion.

    What seems to have words makes Markdown.
    """
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
                page = converted(item, _PLACES.of(item))
            except ForearmedError:
                continue
            assert page.markdown or not has_words(item)


EXAMPLES = 60
TODAY = date(2026, 11, 1)
SECRETS = tuple(text.encode() for text in ("@private.example", "s3cret", "203.0.113.77"))
_ITEMS = [
    exports.item(number, f"Tip {number}", f"{services.BODY}<p>Line {number}.</p>", more=exports.COMMENT)
    for number in range(1, 4)
]
_CLOSED = exports.item(4, "Closed", "<p>Closed words.</p>", status="private")
_LOCKED = exports.item(5, "Locked").replace(
    "<wp:post_password><![CDATA[", "<wp:post_password><![CDATA[s3cret"
)
_POSTS = [("1", "Ask & act", services.BODY), ("2", "Later", f"By: Ann Lee<br />{services.BODY}")]
ALL = {
    **services.EXPORTS,
    "WordPress (WXR)": ("a.bin", exports.wxr(*_ITEMS, _CLOSED, _LOCKED)),
    "Blogger": ("a.bin", exports.blogger(*_POSTS)),
    "Google Takeout": ("a.bin", exports.takeout(*_POSTS)),
}
IN_WORDS = {"Mailchimp", "a mail", "mbox", "a folder of mails", "a page of HTML"}
"""The kinds whose words have addresses of people: only marks that damage may hit tell which ones."""

_PLACE = st.floats(0, 1, exclude_max=True)
_BLOWS = st.one_of(
    st.tuples(st.just("cut"), _PLACE, st.just(0), _PLACE, st.just(b"")),
    st.tuples(
        st.just("put"), _PLACE, st.integers(0, 12), _PLACE, st.sampled_from(_BITS) | st.binary(max_size=4)
    ),
    st.tuples(st.sampled_from(["double", "swap"]), _PLACE, st.integers(1, 400), _PLACE, st.just(b"")),
)
_Blow = tuple[str, float, int, float, bytes]


def struck(content: bytes, blow: _Blow) -> bytes:
    """Return *content* cut off, with bytes put in place of others, doubled, or swapped with others.

    Bytes with a secret stay where they are: in the words of a post, nothing tells them from other words.
    """
    deed, first, length, second, bits = blow
    one, other = sorted(int(place * len(content)) for place in (first, second))
    begun, moved = content[one : one + length], content[other : other + length]
    if deed == "cut":
        return content[:other]
    if deed == "put":
        return content[:one] + bits + content[one + length :]
    if any(secret[:3] in begun + moved for secret in (*SECRETS, b"@")):
        return content
    if deed == "double":
        return content[: one + length] + begun + content[one + length :]
    between = content[one + length : other]
    return content[:one] + moved + between + begun + content[max(other, one + length) + length :]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return what a new project holds."""
    folder = site_project(tmp_path_factory.mktemp("fuzz") / "project", {})
    return library_of(host.project_of(host.load(folder / "mkdocs.yml")))


def foretold(intake: Intake) -> Mapping[str, int]:
    """Return how many items a dry run says become what."""
    cut = sum(map(signs_in, intake.choices.footers))
    dry = replace(intake, survey=look_over(intake.exports, cut=cut))
    result = planned(dry, only_odd=True)
    look_closer(dry, result)
    return report.tally_of(dry.survey, result)


def brought(path: Path, root: Path, library: Library) -> None:
    """Import *path* into the folder *root*; the numbers have to add up."""
    archive = [Export.of(path, _MANNER)]
    survey = look_over(archive)
    choices = proposals(survey, library.vocabulary, None).choices
    folder = Folder(root, Record(), "docs")
    uploads = Uploads.of([])
    intake = Intake(
        archive, survey, choices, Span(TODAY), library, folder, root / "mkdocs.yml", root / "docs", uploads
    )
    told = foretold(intake)
    result = planned(intake)
    give_names(intake, result.outcomes)
    carry_out(intake, result)
    write_all(intake, result)
    said = [*report.summary_lines(survey, result), *report.requests(survey, result, is_written=True)]
    (root / "said.txt").write_text("\n".join(said), "utf-8")
    assert sum(report.tally_of(survey, result).values()) == survey.items
    assert report.tally_of(survey, result) == told


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ALL)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blows=st.lists(_BLOWS, min_size=1, max_size=5), which=st.integers(0, 9))
def test_a_damaged_export_ends_no_import(kind: str, blows: list[_Blow], which: int, library: Library) -> None:
    """It is brought as far as it can be read, or refused in a sentence; nothing private is written."""
    name, content = ALL[kind]
    files = {**content} if isinstance(content, Mapping) else {name: content}
    chosen = sorted(files)[which % len(files)]
    hit = files[chosen]
    raw = hit.encode() if isinstance(hit, str) else hit
    for blow in blows:
        raw = struck(raw, blow)
    with TemporaryDirectory() as place:
        path, root = Path(place, name), Path(place, "project")
        (root / "docs").mkdir(parents=True)
        path.write_bytes(services.packed({**files, chosen: raw}) if isinstance(content, Mapping) else raw)
        try:
            brought(path, root, library)
        except ForearmedError:
            return
        written = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    secrets = () if kind in IN_WORDS else SECRETS
    assert not [(file, secret) for file, text in written.items() for secret in secrets if secret in text]
