"""Any text in any field ends in a problem or in output that every parser reads, unharmed.

Whole projects are drawn, published and read back by parsers that are not ours. Runs are reproducible: what
failed once fails again, on any machine.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import AddressHeader
from email.policy import default
from email.utils import parseaddr, quote
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

import feedparser
import make
import pytest
import yaml
from bs4 import BeautifulSoup
from forearmed.article.converter import Converter
from forearmed.article.sendable import sendable
from forearmed.build.publication import Plan, Publication, Rendering
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.rows import check_weeks
from forearmed.calendar.schedule import Schedule, pinned, plan, release_of
from forearmed.content.library import read_library
from forearmed.content.model import Place, Tip
from forearmed.content.settings import Settings, Site
from forearmed.content.source import SourceError, read_article, read_lines, read_map, read_page
from forearmed.foundation.errors import ForearmedError, Problem, errors_in
from forearmed.foundation.weeks import Week, week_of, week_of_date
from hypothesis import HealthCheck, assume, event, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from letters import subject_of

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE_URL = "https://tips.example.com/"
ADDRESS = "tips@example.com"


def examples(number: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return how to run a property: *number* examples, the same ones every time, slow or not."""
    return hypothesis_settings(
        max_examples=number, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


# --- texts that look like something else ---

# fmt: off
YAML_LIKE = [
    "---", "...", ": ", " #", "- ", "[", "]", "{", "}", "&a", "*a", "!!bool", "|", ">", "%", "@", "~", "'",
    '"', "\\", "null", "yes", "0x1", "1e3", "12:30", "2026-11-17", "2026-02-30", "<<: ", "? ", "=", "`",
]
HTML_LIKE = [
    "<b>", "</b>", "</div>", "</p>", "<script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?x",
    "&", "&amp;", "&lt;", "&#11;", "&#xD800;", "&copy", "<", ">", "<style>", "<table>", "</td>", "<img>",
    "<br/>", '<a href="javascript:x">', '<a href="http://[">', "<p onclick=x>", "</title>", "<textarea>",
    "<svg>", "<math>", "<plaintext>", "<template>", "<base href=//x>", "<x:y>", "<h1>",
    '<div class="imprint">',
    '<img src="/x.png" alt="a">', "<details><summary>", '<input type="checkbox">', "<pre>", "<select>",
]
MARKDOWN_LIKE = [
    "# ", "**", "_", "`", "```\n", "~~~", "[x](y)", "![x](y)", "[^1]", "[^1]: x", "\n\n", "> ", "* ", "    ",
    "| a | b |\n| - | - |\n", "!!! note\n    ", "??? x\n    ", "{: .x }", "[TOC]", "1. ", "\n", "\\",
    "| Say | Not |\n| --- | --- |\n| a | b |\n", "*[x]: y", "- [x] ", "<div markdown>", ":   ", "term\n",
]
TEMPLATE_LIKE = [
    "{{ 7*7 }}", "{% raw %}", "{#", "${x}", "{0}", "%s", "{letter}", "<mj-raw>", "{{", "}}", "{% endif %}",
]
HEADER_LIKE = [
    "=?utf-8?q?a=0ABcc:_x@y.z?=", "=?utf-8?b?//8=?=", "=?", "?=", "Bcc: x@y.z", "a@b.c", "<a@b.c>", ",", ";",
    "(", ")", "\\\\", "--=_", "=_", "=0A", "From: x", ".", "=20", "w" * 70,
]
WRITING = [
    "é", "🙂", "👩\u200d💻", "עצה", "\u200fحسن", "ﷺ", "e\u0301", "\u200b", "\u00ad", "ß", "İ", "\u3000",
    "\xa0", "\ufeff", "\ufdd0", "\U0001fffe", "\U0010ffff", "Z\u0335\u0335", "a", "Call first", " ", "  ",
    "5 > 4", "Q&A", "\uf8ff",
]
CONTROLS = [
    "\x00", "\x07", "\x0b", "\x1b[31m", "\x1c", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\u202e",
    "\u2066", "\ufffe", "\uffff", "\r", "\n", "\t", "\r\nBcc: x@y.z",
]
# fmt: on

SOUND_FRAGMENTS = st.sampled_from(YAML_LIKE + HTML_LIKE + TEMPLATE_LIKE + HEADER_LIKE + WRITING)
FRAGMENTS = SOUND_FRAGMENTS | st.sampled_from(MARKDOWN_LIKE + CONTROLS)
LETTERS = st.text(max_size=6)
ANY_TEXT = st.lists(FRAGMENTS | LETTERS, max_size=7).map("".join)
HALF_EMOJI = st.sampled_from(["\ud83d", "\ude00", "\udcff"])
ANY_STR = st.lists(FRAGMENTS | LETTERS | HALF_EMOJI, max_size=12).map("".join)
"""What a Python string can hold and a file cannot."""
SOUP = st.lists(st.sampled_from(HTML_LIKE + WRITING + CONTROLS) | LETTERS | HALF_EMOJI, max_size=20).map(
    "".join
)
PROSE = st.lists(st.sampled_from(MARKDOWN_LIKE + HTML_LIKE + WRITING) | FRAGMENTS, max_size=20).map("".join)

NO_CHARACTERS = "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff"
    rf"{NO_CHARACTERS}\U000e0000-\U000e007f]"
)
SOUND_PROSE = PROSE.map(lambda text: UNSEEN.sub("", text)).filter(str.strip)
"""What the body of a tip may hold."""

HIDDEN = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff\ue000"
"""What no line may hold, beside controls; the last one may, but see `test_what_was_found_once`."""
PLAIN_LETTERS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=HIDDEN), max_size=6)
LINE = st.lists(SOUND_FRAGMENTS | PLAIN_LETTERS, min_size=1, max_size=6).map(
    lambda found: "".join(found)[:80].strip() or "x"
)
"""Every text that may be a title, a name or a summary."""


# --- reading ---


@examples(150)
@given(ANY_STR | PROSE | ANY_STR.map(lambda keys: f"---\n{keys}\n---\n"), st.integers(1, 40))
def test_a_reader_raises_its_own_error_only(text: str, times: int) -> None:
    """Text of any kind, however often repeated, is read or refused with a line that it has."""
    whole = text * times
    for read in (read_article, read_page, read_map, read_lines):
        line, message = fault(read, whole)
        assert 1 <= line <= len(whole) + 2
        assert message


def fault(read: Callable[[str], object], text: str) -> tuple[int, str]:
    """Return the line and the message of what is wrong with *text*; let any other exception out."""
    try:
        read(text)
    except SourceError as error:
        return error.line, str(error)
    return 1, "nothing"


VALUES = st.recursive(
    ANY_TEXT | st.none() | st.booleans() | st.integers() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)
STYLES = st.sampled_from([None, '"', "'"])


@examples(100)
@given(st.dictionaries(ANY_TEXT, VALUES, min_size=1, max_size=4), PROSE, STYLES, st.booleans())
@example({"=": "="}, "", None, True)
@example({"<<": {"a": 1}}, "", None, True)
def test_what_a_writer_of_yaml_quotes_is_read_back(
    metadata: dict[str, object], body: str, style: str | None, allow_unicode: bool
) -> None:
    """Front matter that another program has written means what it meant there, and so does the body."""
    keys = yaml.safe_dump(metadata, default_style=style, allow_unicode=allow_unicode, sort_keys=False)
    assume(yaml.safe_load(keys) == metadata)  # not all that the writer writes can it read itself
    source = read_article(f"---\n{keys}---\n{body}")
    assert source.metadata == metadata
    assert source.body == body.replace("\r\n", "\n").replace("\r", "\n").rstrip()


# --- publishing ---


@dataclass(frozen=True)
class Drawn:
    """A project: the texts of its files, settings that differ from the usual, and how tips were rendered."""

    files: dict[str, bytes]
    settings: dict[str, object] = field(default_factory=dict)
    site_name: str = "Service Tips"
    html: str | None = None
    """What the host is said to have made of every tip; None for what it does make."""


def publish(drawn: Drawn) -> tuple[list[Problem], Publication | None]:
    """Return the publication of *drawn*, as a build would make it, or the problems that prevent it."""
    settings, faults = Settings.read({**make.SETTINGS, **drawn.settings})
    problems = [Problem("mkdocs.yml", 1, str(fault)) for fault in faults]
    with TemporaryDirectory() as folder:
        make.project(Path(folder), drawn.files)
        library = read_library(
            Path(folder, "docs"),
            Path(folder, "tips"),
            settings or make.settings(),
            config=Place("mkdocs.yml"),
        )
    known = check_weeks([*library.tips, *library.faulty], settings or make.settings(), now=NOW)
    library = library.with_problems(known)
    problems += library.problems
    if settings is None or errors_in(problems):
        return problems, None
    site = Site(drawn.site_name, SITE_URL, "One tip a week.", "en")
    plan = Plan.of(Almanac(library, settings, NOW), site=site)
    pages = {tip.place.path: rendered(tip.body) if drawn.html is None else drawn.html for tip in library.tips}
    made = Publication(plan, Rendering(pages))
    return list(made.verdict.problems), made


@cache
def converter() -> Converter:
    """Return a converter, one for all."""
    return Converter()


def rendered(body: str) -> str:
    """Return what a build makes of *body*."""
    return converter().convert(body).html


def check_published(made: Publication, site_name: str) -> dict[str, bytes]:
    """Read every artefact of *made* with another's parser, compare it with what was written, return it."""
    artefacts = {**made.products.messages, **made.products.data}
    assert sorted([*artefacts, *made.plan.outlets.cards]) == sorted(made.plan.outlets.addresses())
    for address, content in artefacts.items():
        if address.endswith(".xml"):
            check_feed_parses(content, thoroughly="/" not in address)
        elif address.endswith(".json"):
            json.loads(content)
    tags = made.plan.library.vocabulary.tags
    for folder, title in {
        "": site_name,
        **{f"tags/{tag}/": f"{site_name}: {tags[tag].title}" for tag in tags},
    }.items():
        check_feeds(artefacts, folder, title=title, made=made)
    check_index(artefacts["tips.json"], made, site_name)
    if made.plan.schedule.current:
        check_mail(artefacts, made)
        check_digest_page(artefacts["digest/index.html"].decode(), made, site_name)
        check_digest_text(artefacts["digest/digest.txt"].decode(), made, site_name)
    made.products.edition_html.encode()
    return artefacts


def check_feed_parses(content: bytes, *, thoroughly: bool) -> None:
    """Read *content* as XML and, *thoroughly*, as a feed reader does; neither may find fault with it."""
    ET.fromstring(content)  # noqa: S314  # our own
    parsed = feedparser.parse(content) if thoroughly else None
    assert not (parsed and parsed.bozo), parsed and parsed.get("bozo_exception")


ATOM = "{http://www.w3.org/2005/Atom}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
Told = list[tuple[str | None, str | None, str | None, list[str | None]]]
"""Title, summary, author and categories of every entry."""


def check_feeds(artefacts: dict[str, bytes], folder: str, *, title: str, made: Publication) -> None:
    """Compare the three feeds in *folder* with the editions they are made from."""
    tag = folder.removeprefix("tags/").rstrip("/")
    tips = [edition.tip for edition in made.plan.schedule.editions if not tag or tag in edition.tip.tags]
    words = made.plan.library.vocabulary
    expected: Told = [
        (
            tip.title,
            tip.summary,
            words.authors[tip.author or made.plan.settings.default_author].title,
            [words.tags[one].title for one in tip.tags],
        )
        for tip in tips[: made.plan.settings.feed_length]
    ]
    name = sendable(title)
    assert told_by_json(artefacts[f"{folder}feed.json"]) == (name, expected)
    assert told_by_atom(artefacts[f"{folder}atom.xml"]) == (name, expected)
    rss_title, rss_entries = told_by_rss(artefacts[f"{folder}feed.xml"])
    assert rss_title in (name, escape(name, quote=False))
    for (heading, summary, *rest), (wanted, blurb, *others) in zip(rss_entries, expected, strict=True):
        assert heading in (wanted, escape(wanted or "", quote=False))
        assert (summary, rest) == (escape(blurb or "", quote=False), others)


def told_by_json(content: bytes) -> tuple[str, Told]:
    """Return what a JSON Feed says."""
    feed = json.loads(content)
    entries = [
        (one["title"], one["summary"], one["authors"][0]["name"], one["tags"]) for one in feed["items"]
    ]
    return feed["title"], entries


def told_by_atom(content: bytes) -> tuple[str | None, Told]:
    """Return what an Atom feed says."""
    feed = ET.fromstring(content)  # noqa: S314  # our own
    entries: Told = [
        (
            entry.findtext(f"{ATOM}title"),
            entry.findtext(f"{ATOM}summary"),
            entry.findtext(f"{ATOM}author/{ATOM}name"),
            [category.get("label") for category in entry.iterfind(f"{ATOM}category")],
        )
        for entry in feed.iterfind(f"{ATOM}entry")
    ]
    return feed.findtext(f"{ATOM}title"), entries


def told_by_rss(content: bytes) -> tuple[str | None, Told]:
    """Return what an RSS feed says."""
    feed = ET.fromstring(content)  # noqa: S314  # our own
    entries: Told = [
        (
            item.findtext("title"),
            item.findtext("description"),
            item.findtext(CREATOR),
            [category.text for category in item.iterfind("category")],
        )
        for item in feed.iterfind("channel/item")
    ]
    return feed.findtext("channel/title"), entries


def check_index(content: bytes, made: Publication, site_name: str) -> None:
    """Compare tips.json with the live tips."""
    index = json.loads(content)
    assert index["site"]["title"] == site_name
    assert [(tip["title"], tip["summary"]) for tip in index["tips"]] == [
        (tip.title, tip.summary) for tip in made.plan.schedule.live
    ]


HEADERS = ["From", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]


def check_mail(artefacts: dict[str, bytes], made: Publication) -> None:
    """Read digest.eml as a mail program does: our headers and no others, both parts as they lie beside it."""
    message = message_from_bytes(artefacts["digest/digest.eml"], policy=default)
    assert [defect for part in message.walk() for defect in part.defects] == []
    assert [defect for value in message.values() for defect in value.defects] == []
    reply = ["Reply-To"] if made.plan.settings.reply_to else []
    assert message.keys() == [*HEADERS[:1], *reply, *HEADERS[1:]]
    assert message["Subject"] == subject_of(one_line(the_tip(made).title))
    assert len(cast("AddressHeader", message["From"]).addresses) == 1
    assert [
        (part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in message.iter_parts()
    ] == [
        ("text/plain", artefacts["digest/digest.txt"].decode()),
        ("text/html", artefacts["digest/index.html"].decode()),
    ]


def check_digest_page(html: str, made: Publication, site_name: str) -> None:
    """Look at the mail's page: its frame holds whatever the tip's own HTML is, and words are words."""
    page = BeautifulSoup(html, "html.parser")
    assert page.select("script, iframe, form, base, svg, link, img, .tip .imprint, .imprint .tip") == []
    shown = {name: [squeezed(one.get_text()) for one in page.select(name)] for name in ("h1", ".site")}
    assert shown == {"h1": [squeezed(the_tip(made).title)], ".site": [squeezed(site_name)]}
    (imprint,) = page.select(".imprint")
    assert squeezed(imprint.select("p")[-1].get_text()) == squeezed(made.plan.settings.postal_address)


def check_digest_text(text: str, made: Publication, site_name: str) -> None:
    """Look at the mail's plain text: it starts with the site and the tip and ends with the address."""
    whole = squeezed(text)
    assert whole.startswith(squeezed(site_name))
    assert squeezed(the_tip(made).title) in whole
    assert whole.endswith(squeezed(made.plan.settings.postal_address))


def the_tip(made: Publication) -> Tip:
    """Return the tip of the current edition."""
    assert made.plan.schedule.current
    return made.plan.schedule.current.tip


def one_line(text: str) -> str:
    """Return *text* as a header can carry it."""
    return " ".join(sendable(text).split())


def squeezed(text: str) -> str:
    """Return *text* without white space, which pages and plain text wrap as they like."""
    return "".join(sendable(text).split())


# --- whole projects ---


def front_matter(keys: Mapping[str, object], body: str, *, style: str | None = None) -> bytes:
    """Return an article that a careful program has written."""
    return f"---\n{yaml.safe_dump(keys, default_style=style, sort_keys=False)}---\n{body}".encode()


def vocabulary(name: str, title: str, description: str) -> bytes:
    """Return a map with the one entry *name*."""
    return yaml.safe_dump({name: {"title": title, "description": description}}, allow_unicode=True).encode()


SITE_NAMES = LINE | ANY_TEXT.filter(lambda name: sendable(name).strip() != "")


@st.composite
def sound_projects(draw: st.DrawFn) -> tuple[Drawn, tuple[str, str, str]]:
    """Draw a project without problems in its keys, and its title, summary and sender."""
    title, summary, sender = draw(LINE), draw(LINE), draw(LINE)
    keys: dict[str, object] = {
        "title": title,
        "date": date(2026, 11, 17),
        "summary": summary,
        "tags": ["empathy"],
        "aliases": ["old"],
    }
    drawn = Drawn(
        files={
            "tips/a.md": front_matter(keys, draw(SOUND_PROSE), style=draw(STYLES)),
            "tips/b.md": make.tip_text(date="2026-11-10", tags="[empathy, apology]").encode(),
            "docs/tags.yml": vocabulary("empathy", draw(LINE), draw(LINE))
            + vocabulary("apology", draw(LINE), draw(LINE)),
            "docs/authors.yml": vocabulary("training", draw(LINE), draw(LINE)),
        },
        settings={"sender": f'"{quote(sender)}" <{ADDRESS}>', "postal_address": draw(LINE)},
        site_name=draw(SITE_NAMES),
        html=draw(st.none() | SOUP),
    )
    return drawn, (title, summary, sender)


@examples(20)
@given(sound_projects())
def test_every_line_of_text_arrives(project: tuple[Drawn, tuple[str, str, str]]) -> None:
    """A title, summary, name or address may look like anything and is shown as it was written, everywhere."""
    drawn, (title, summary, sender) = project
    _, made = publish(drawn)
    assert made is not None
    tip = the_tip(made)
    assert (tip.title, tip.summary) == (title, summary)
    artefacts = check_published(made, drawn.site_name)
    # Python's newer parser leaves a space between the encoded words of a long name (RFC 2047, section 6.2).
    name, address = parseaddr(message_from_bytes(artefacts["digest/digest.eml"])["From"])
    assert (str(make_header(decode_header(name))), address) == (one_line(sender), ADDRESS)


KEYS = {
    "title": "Call first",
    "date": "2026-11-17",
    "summary": "Call before you write.",
    "tags": "[empathy]",
}
TIP_FIELDS = [
    *KEYS,
    "author",
    "series",
    "playbook",
    "updated",
    "aliases",
    "evergreen",
    "encores",
    "feature",
    "x",
]
WORDS = {"tags": "empathy", "authors": "training", "series": "first-words"}
FIELDS = [
    *(("tip", name) for name in TIP_FIELDS),
    *(("playbook", name) for name in ("title", "summary", "when", "owner", "reviewed")),
    *(("settings", name) for name in (*make.SETTINGS, "reply_to", "timezone", "publish_time", "skip_weeks")),
    *((words, name) for words in WORDS for name in ("title", "description")),
    ("authors", "link"),
    ("page", "body"),
]
"""Every field, by what it is a field of."""


def typed(text: str) -> str:
    """Return *text* as somebody types it who does not know YAML."""
    return text


def quoted(text: str) -> str:
    """Return *text* in double quotes with escapes, which may hold any character at all."""
    return yaml.safe_dump(text, default_style='"', width=1000).strip()


@st.composite
def wild_projects(draw: st.DrawFn) -> Drawn:
    """Draw a project with any text in one or two of its fields, quoted or not, and any body."""
    chosen = draw(st.sets(st.sampled_from(FIELDS), min_size=1, max_size=2))
    texts = {field: draw(LINE | ANY_TEXT) for field in sorted(chosen)}

    def written(kind: str) -> dict[str, str]:
        how = st.sampled_from([typed, quoted, quoted])
        return {name: draw(how)(text) for (of, name), text in texts.items() if of == kind}

    files = {
        "tips/a.md": f"---\n{lines({**KEYS, **written('tip')})}---\n{draw(PROSE)}".encode(),
        "docs/playbooks/live-chat.md": make.playbook_text(**written("playbook")).encode(),
    }
    for words, entry in WORDS.items():
        keys = {"title": "A", "description": "B", **written(words)}
        files[f"docs/{words}.yml"] = f"{entry}:\n{lines(keys, '  ')}".encode()
    if ("page", "body") in chosen:
        files["docs/index.md"] = draw(ANY_STR).encode(errors="surrogatepass")
    return Drawn(
        files=files,
        settings={name: text for (of, name), text in texts.items() if of == "settings"},
        site_name=draw(SITE_NAMES),
        html=draw(st.none() | SOUP),
    )


def lines(keys: Mapping[str, str], indent: str = "") -> str:
    """Return *keys* with their values as they were typed."""
    return "".join(f"{indent}{key}: {value}\n" for key, value in keys.items())


@examples(80)
@given(wild_projects())
def test_any_text_in_any_field_is_a_problem_or_is_published(drawn: Drawn) -> None:
    """Whatever stands in front matter, vocabulary, settings or body is told in one line, or it arrives."""
    problems, made = publish(drawn)
    for problem in problems:
        check_told(problem)
    event("published" if made else "told")
    if made:
        check_published(made, drawn.site_name)


def check_told(problem: Problem) -> None:
    """Check that *problem* can be printed. That it is one line stands below, among what is to be mended."""
    str(problem).encode()


@examples(30)
@given(st.lists(st.sampled_from(TIP_FIELDS), unique=True), st.data())
def test_a_tip_of_any_values_is_a_tip_or_a_problem(fields: list[str], data: st.DataObject) -> None:
    """A number, a date or a map where a word belongs is told, or stands for nothing that is published."""
    keys = {**KEYS, **{name: data.draw(VALUES) for name in fields}}
    problems, made = publish(Drawn({"tips/a.md": front_matter(keys, "Call first.\n")}))
    for problem in problems:
        check_told(problem)
    if made:
        check_published(made, "Service Tips")


# --- the schedule ---

ZONES = [
    "America/New_York",
    "UTC",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
]
ZONES += ["America/Sao_Paulo", "Pacific/Apia", "Africa/Casablanca", "Pacific/Chatham"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Tip], Settings, datetime]:
    """Draw tips whose weeks are in order, settings of any kind, and a moment near them."""
    weekday, first = (
        draw(st.sampled_from(WEEKDAYS)),
        week_of_date(draw(st.dates(date(1990, 1, 1), date(2190, 1, 1)))),
    )
    near = st.integers(0, 60).map(first.later)
    chosen = make.settings(
        timezone=draw(st.sampled_from(ZONES)),
        publish_weekday=weekday,
        publish_time=draw(st.times()).strftime("%H:%M"),
        encore_after=draw(st.sampled_from([0, 1, 2, 5, 26])),
        skip_weeks=sorted(map(str, draw(st.sets(near, max_size=4)))),
    )
    tips = [draw(tips_of(week, chosen, near)) for week in draw(st.lists(near, unique=True, max_size=12))]
    now = datetime(first.day(0).year, 1, 1, tzinfo=UTC) + timedelta(
        minutes=draw(st.integers(0, 60 * 24 * 800))
    )
    return tips, chosen, now


@st.composite
def tips_of(draw: st.DrawFn, week: Week, chosen: Settings, near: st.SearchStrategy[Week]) -> Tip:
    """Draw a tip of *week*: an edition with pins, one that is none, or a draft."""
    slug = f"t{week}".lower()
    kind = draw(st.sampled_from(["edition", "edition", "edition", "side", "draft"]))
    if kind == "draft":
        return make.tip(slug, None)
    if kind == "side":
        return make.tip(slug, week.day(draw(st.integers(0, 6))), feature=False)
    pins = sorted(map(str, draw(st.sets(near, max_size=2)))) if draw(st.booleans()) else []
    return make.tip(slug, week.day(chosen.publish_weekday), evergreen=draw(st.booleans()), encores=pins)


@examples(150)
@given(plans())
def test_every_week_is_accounted_for(drawn: tuple[list[Tip], Settings, datetime]) -> None:
    """Each week has its own tip, the pinned one, that whose turn it is, or nothing."""
    tips, chosen, now = drawn
    sound = [tip for tip in tips if not check_weeks([tip], chosen, now=now)]
    assume(check_weeks(sound, chosen, now=now) == [])
    schedule = plan(sound, chosen, now=now)
    assert sorted(tip.slug for tip in (*schedule.live, *schedule.queue, *schedule.drafts)) == sorted(
        tip.slug for tip in sound
    )
    assert [tip for tip in schedule.live if tip.date and release_of(tip.date, chosen) > now] == []
    assert all(later.week > earlier.week for later, earlier in pairwise(schedule.editions))
    carried = {edition.week: edition.tip.slug for edition in schedule.editions}
    assert carried == dict(expected_weeks(sound, chosen, schedule))


def expected_weeks(tips: list[Tip], chosen: Settings, schedule: Schedule) -> Iterator[tuple[Week, str]]:
    """Yield every released week and what it carries, worked out anew from the words of the design."""
    own = {tip.week: tip for tip in tips if tip.is_edition and tip.week}
    pins, last = pinned(tips), dict[str, tuple[Week, date]]()
    by_slug = {tip.slug: tip for tip in tips}
    week, this_week = min(own, default=None), week_of(schedule.now, chosen.timezone)
    while week and week <= this_week and release_of(week.day(chosen.publish_weekday), chosen) <= schedule.now:
        turns = [
            (*when, slug)
            for slug, when in last.items()
            if by_slug[slug].evergreen and week.since(when[0]) >= chosen.encore_after
        ]
        slug = min(turns)[2] if turns else None
        if week in pins:
            slug = pins[week].slug
        if week in chosen.skip_weeks or not chosen.encore_after:
            slug = None
        if week in own:
            slug = own[week].slug
        if slug:
            yield week, slug
            last[slug] = week, by_slug[slug].date or date.max
        week = week.later()


# --- what was found ---


def tip_file(**changed: str) -> Drawn:
    """Return a project with one tip, with *changed* values as YAML."""
    return Drawn({"tips/a.md": make.tip_text(**changed).encode()})


def case(name: str, drawn: Drawn) -> "ParameterSet":
    """Return a case under its name."""
    return pytest.param(drawn, id=name)


@pytest.mark.parametrize(
    "drawn",
    [
        case("half an emoji, escaped", tip_file(title=r'"x \ud83d"')),
        case("an emoji as JSON escapes it", tip_file(title=r'"\ud83d\ude00"')),
        case("half an emoji in a message", tip_file(tags=r'["\ud83d"]')),
        case("half an emoji in the settings", replace(tip_file(), settings={"postal_address": "\ud83d"})),
        case("a line end in a message", tip_file(tags=r'["a\nb"]')),
        case("a private sign in a title", tip_file(title=r'"a\ue000b"')),
    ],
)
def test_what_was_found_once(drawn: Drawn) -> None:
    """Each case broke a build, or a message, before it was a test."""
    problems, made = publish(drawn)
    for problem in problems:
        check_told(problem)
        assert len(str(problem).splitlines()) == 1
    if made:
        with suppress(ForearmedError):  # one sentence to act on is as good as a problem
            check_published(made, drawn.site_name)
