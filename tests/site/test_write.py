"""The form at /write/: it writes files as our reader takes them, and says what `check` says."""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from forearmed.article.converter import Converter
from forearmed.article.text import count_words, words_of
from forearmed.build import host
from forearmed.build.publication import Plan
from forearmed.build.publication.write_form import WriteForm
from forearmed.content.library import library_of
from forearmed.content.model import Playbook, Tip, TipKeys
from forearmed.content.settings import Site
from forearmed.content.slugs import slug_of
from forearmed.content.source import read_article
from forearmed.foundation.wording import Wording
from forearmed.foundation.wording.objections import objections
from forearmed.site.write.ending import Ending
from forearmed.site.write.source import source_of
from lxml.html import fragment_fromstring
from make import playbook_text, settings, tip_text
from mistakes import GOOD, IN_A_FILE, MISTAKES, TEXT, drafts
from sites import NOW, REPOSITORY, copied, run_here, site_project
from slug_words import SLUGS

Json = Any  # Any: as deep as JSON goes
WORDS = {
    "noTags": "is empty; choose at least one",
    "noText": "has no text yet; write it here",
    "noDay": "is empty; choose the day",
    "noAddress": "is empty",
    "noPicture": "is no picture; choose a file that ends in {endings}",
}
RULES = {
    "tips": {"words": [20, 300], "closing": "Try it this week"},
    "plain": True,
    "fresh_summary": True,
    "headings": True,
    "say_not": True,
    "likeness": 60,
}
FILES = {
    "tips/2026/call-first.md": tip_text(f"{TEXT}\n\n## Try it this week\n\nCall.\n", date="2026-11-10"),
    "docs/playbooks/live-chat.md": playbook_text(),
    "docs/phrases.yml": "reach out: write call\n",
}


def asked(kit: Mapping[str, object], **what: object) -> Json:
    """Return what the form's modules answer in Node.js, with the *kit* that the page gives them."""
    node = shutil.which("node")
    assert node, "Node.js is not installed; make debian installs it"
    given = json.dumps({"kit": {**kit, "words": WORDS, "today": NOW.date().isoformat()}, **what})
    script = str(REPOSITORY / "tests/scripts/form.mjs")
    answered = subprocess.run(  # noqa: S603  # a program of this machine, and our own script
        [node, script], input=given, capture_output=True, text=True, check=False
    )
    assert answered.returncode == 0, answered.stderr
    return json.loads(answered.stdout)


def plan_of(folder: Path) -> Plan:
    """Return the plan of the project in *folder*."""
    return Plan.open(host.project_of(host.load(folder / "mkdocs.yml")), now=NOW)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with rules of style, and a tip that is out."""
    return site_project(
        tmp_path_factory.mktemp("write"),
        FILES,
        site_url="https://tips.example.com/",
        settings={"rules": RULES},
    )


@pytest.fixture(scope="module")
def kit(place: Path) -> Json:
    """Return what the page tells its script."""
    return json.loads(json.dumps(WriteForm.of(plan_of(place)).kit))


def test_form_and_check_say_the_same_of_each_mistake(place: Path, kit: Mapping[str, object]) -> None:
    """Over fifty mistakes: the same sentences, each an error or a warning for both."""
    made = asked(kit, drafts=[*drafts()])["drafts"]
    for one in made:
        file = place / one["path"]
        file.parent.mkdir(exist_ok=True)
        file.write_text(one["text"], "utf-8", newline="")
    found = defaultdict(set)
    for line in run_here("forearmed", "check", cwd=place).stdout.splitlines():
        if line_of := re.match(r"(tips/.*?\.md):\d+: (warning: )?(.*)", line):
            found[line_of[1]].add((bool(line_of[2]), line_of[3]))
    for one in made:
        (place / one["path"]).unlink()
    said = {
        name: {(fault["warning"], in_a_file(fault)) for fault in one["faults"]}
        for name, one in zip(MISTAKES, made, strict=True)
    }
    told = {name: without_others(found[one["path"]]) for name, one in zip(MISTAKES, made, strict=True)}
    assert said == told
    assert [name for name, faults in said.items() if not faults] == [
        "nothing wrong",
        "stock phrase that is only quoted",
    ]


def without_others(problems: set[tuple[bool, str]]) -> set[tuple[bool, str]]:
    """Return *problems* without those that compare whole texts, and those of a text that is left out."""
    is_left_out = any(message.startswith("has 0 words") for _, message in problems)
    echo = re.compile(r"is \d+% like" + ("|has 0 words|does not end" if is_left_out else ""))
    return {one for one in problems if not echo.match(one[1])}


def in_a_file(fault: Json) -> str:
    """Return how `check` says *fault*: with the key in front, and of a missing line in its own way."""
    message, due, when = str(fault["message"]).partition("; do so by ")
    is_key = fault["field"] in ("title", "summary", "questions", "tags")
    said = f"{fault['field']}: {message}" if is_key else message
    return f"{IN_A_FILE.get(said, said)}{due}{when}"


ODD = [
    "Yes", "null", "2026-11-17", "- a", "a: b", "a #b", "#a", "'a'", '"a"', "“A”", "[a]", "{a}", "a\\b", "*a",
    "&a", "!a", "%a", "@a", "`a", "|", ">", "?", ": a", "a:", "~", "1", "1.5", "0x1", "1e3", "Größe: groß",
    "日本", "مرحبا: نعم", "👍", "---", "...", "a  b", "<b>", "é\u0301",
]  # fmt: skip


def test_every_text_is_read_as_it_was_typed(kit: Mapping[str, object]) -> None:
    """Whatever YAML would make of it: titles, summaries, questions; and dates stay dates."""
    written = asked(
        kit,
        drafts=[
            {**GOOD, "title": text, "questions": [text, f"{text} b"], "date": "2026-12-01", "slug": "a"}
            for text in ODD
        ],
    )["drafts"]
    for text, one in zip(ODD, written, strict=True):
        read = read_article(one["text"])
        assert read.metadata["title"] == text
        assert read.metadata["questions"] == [text, f"{text} b"]
        assert str(read.metadata["date"]) == "2026-12-01"
        assert not read.doubts


@pytest.fixture(scope="module")
def ours() -> tuple[Plan, list[Tip | Playbook]]:
    """Return the plan of this repository's own site, and all its articles."""
    project = host.project_of(host.load(REPOSITORY / "mkdocs.yml"))
    library = library_of(project)
    return Plan.open(project, now=NOW), [*library.tips, *library.playbooks]


def test_an_article_comes_back_as_it_was(ours: tuple[Plan, list[Tip | Playbook]]) -> None:
    """Each of our own tips and playbooks goes into the form and comes out with the same keys and text."""
    plan, articles = ours
    sources = [json.loads(source_of(article)) for article in articles]
    kit = json.loads(json.dumps(WriteForm.of(plan).kit))
    for article, one in zip(articles, asked(kit, sources=sources)["sources"], strict=True):
        read = read_article(one["text"])
        was = read_article((REPOSITORY / article.place.path).read_text("utf-8"))
        assert one["path"] == article.place.path
        assert {**was.metadata, **read.metadata} == was.metadata
        assert was.metadata.keys() - read.metadata.keys() <= {"author"}
        assert read.body.strip() == was.body.strip()


CONTAINERS = ("ul", "ol", "li", "table", "blockquote", "hr")
WITH_TEXT = ("p", "pre", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6")
TANGLED = """\
1. Wait
2. Listen
   and nod
3. - a
   - b

     c
- *one* **two** `three`
* other
> said
on

Text | with a bar
---- and no table

- - -
1986\\. A year, and [a link](https://example.com/a_(b)) <b>bold</b>
# End #

    code

| a | b |
|:-:|---|
| c \\| d |
"""


def test_a_text_is_shown_with_the_blocks_that_the_site_will_have(
    ours: tuple[Plan, list[Tip | Playbook]], kit: Mapping[str, object]
) -> None:
    """The preview knows less Markdown than the site: all that our articles use, and lists however typed."""
    bodies = [TANGLED, *(article.body for article in ours[1])]
    for body, found in zip(bodies, asked(kit, bodies=bodies)["bodies"], strict=True):
        assert [(name, letters(text)) for name, text in found] == [*outline(Converter().convert(body).html)]


def outline(html: str) -> Iterator[tuple[str, str]]:
    """Yield each block of *html*, with its letters; text that stands alone in an item is a paragraph."""
    for element in fragment_fromstring(html, create_parent="div").iter(*CONTAINERS, *WITH_TEXT):
        yield str(element.tag), letters(element.text_content()) if element.tag in WITH_TEXT else ""
        loose = letters(" ".join(element.xpath("text() | *[not(self::p or self::ul or self::ol)]//text()")))
        if element.tag == "li" and loose:
            yield "p", loose


def letters(text: str) -> str:
    """Return the letters and digits of *text*: quotation marks and spaces are the converter's."""
    return re.sub(r"[\W_]", "", text)


REMARKED = """\
Call.

<!-- Ask Ann first. -->

Then `<!-- this -->` and

```
<!-- that -->
```
"""


def test_notes_for_editors_stay_with_them() -> None:
    """No reader gets a comment, and who changes the tip is told of it; one in an example of code is shown."""
    source = json.loads(source_of(tip_of(tip_text(REMARKED))))
    assert source["text"] == "Call.\n\n\nThen `<!-- this -->` and\n\n```\n<!-- that -->\n```"
    assert source["notes"] is True
    assert source["keys"] == {
        "title": "Call first",
        "date": "2026-11-17",
        "summary": "Call before you write.",
        "tags": ["empathy"],
    }
    assert json.loads(source_of(tip_of(tip_text("Call.\n\n## Then\n\nWrite.\n"))))["notes"] is False
    assert json.loads(source_of(tip_of(tip_text().replace("title:", "# Ask Ann.\ntitle:"))))["notes"] is True


def tip_of(text: str) -> Tip:
    """Return the tip whose file holds *text*."""
    source = read_article(text)
    keys, _ = TipKeys.read(source.metadata)
    assert keys
    return Tip.of(keys, source, slug="a", path="tips/a.md")


def test_words_are_counted_as_check_counts_them(kit: Mapping[str, object]) -> None:
    """A word is the same for both, in any script."""
    texts = [
        "Don’t re-open 24/7, it's 3.5 km.",
        "Größe_zwei",
        "お客様に電話します。Call now",
        "مُدَرِّسة هنا",
        "a’b 1,000",
    ]
    found = asked(kit, texts=texts)["texts"]
    assert found == [[[*words_of(text)], count_words(text)] for text in texts]


def test_an_address_is_made_as_the_commands_make_it(kit: Mapping[str, object]) -> None:
    """Of every title in Latin letters. For another script the form asks, or takes the day."""
    latin = [title for title in SLUGS if not re.search(r"[\u0370-\u1fff\u3000-\uffef٣]", title)]
    assert asked(kit, titles=latin)["titles"] == [slug_of(title) for title in latin]


def test_nothing_is_told_of_what_is_not_out(place: Path) -> None:
    """A scheduled tip has taken its week, and neither its name nor its title is on the page."""
    secret = place / "tips/2026/secret-plan.md"
    secret.write_text(tip_text(title="Secret plan", date="2026-12-01"), "utf-8")
    told = WriteForm.of(plan_of(place))
    secret.unlink()
    assert "ecret" not in json.dumps(told.kit)
    assert [week.value for week in told.choices.weeks[:2]] == ["2026-11-24", "2026-12-08"]


@pytest.mark.parametrize("language", ["de", "ja", "ar"])
def test_what_check_says_is_said_in_the_sites_language(language: str) -> None:
    """Each sentence of the form, with the same places to fill."""
    said, english = objections(Wording(language)), objections(Wording())
    assert all(said[name] != english[name] for name in english)


@pytest.mark.thorough
def test_the_example_to_paste_without_the_form_is_in_order(tmp_path: Path) -> None:
    """Given a date, it passes every rule of our own site."""
    folder = copied(tmp_path / "ours")
    told = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    (example,) = re.findall(r"(?ms)^    ```markdown\n(.*?)^    ```$", told)
    dated = dedent(example).replace("summary:", "date: 2027-11-02\nsummary:", 1)
    (folder / "tips/2027/example.md").write_text(dated, "utf-8")
    checked = run_here("forearmed", "check", cwd=folder)
    assert "example.md" not in checked.stdout


HUB, GIT = "https://github.com/a/b", "https://git.example.net/a/b"
REPOSITORIES = [
    (HUB, "edit/main/docs/", None, ("github", HUB, "main", "")),
    (f"{HUB}.git/", "blob/dev/kb/docs", None, ("github", HUB, "dev", "kb/")),
    ("https://codeberg.org/a/b", "", None, ("gitea", "https://codeberg.org/a/b", "main", "")),
    (GIT, "_edit/main/docs/", None, ("gitea", GIT, "main", "")),
    (GIT, "-/edit/x/docs/", None, ("gitlab", GIT, "x", "")),
    (GIT, "", "github", ("github", GIT, "main", "")),
    (GIT, "", None, ("download", "", "main", "")),
    ("", "", "gitlab", ("download", "", "main", "")),
    (HUB, "edit/main/docs/", "download", ("download", "", "main", "")),
]


@pytest.mark.parametrize(("repo", "edit", "write", "expected"), REPOSITORIES)
def test_the_button_leads_where_the_repository_is(
    repo: str, edit: str, write: str | None, expected: tuple[str, str, str, str]
) -> None:
    """As the settings say, or else as the repository's address tells."""
    site = Site("Tips", "https://tips.example.com/", "Tips", "en", repo, edit)
    found = Ending.of(settings(**({"write": write} if write else {})), site)
    assert (found.kind, found.repository, found.branch, found.folder) == expected


FRESH = {
    "path": "tips/2027/a.md",
    "text": "---\ntitle: A & B\n---\n",
    "exists": False,
    "subject": "A & B",
}
FILLED = "---%0Atitle%3A%20A%20%26%20B%0A---%0A"
WAYS: list[tuple[str, dict[str, object], str, bool]] = [
    ("github", {}, f"{GIT}/new/main?filename=kb%2Ftips%2F2027%2Fa.md&value={FILLED}", True),
    ("github", {"text": "x" * 6000}, f"{GIT}/new/main?filename=kb%2Ftips%2F2027%2Fa.md", False),
    ("github", {"exists": True}, f"{GIT}/edit/main/kb/tips/2027/a.md", False),
    ("gitea", {}, f"{GIT}/_new/main/kb/tips/2027?filename=a.md&value={FILLED}", True),
    ("gitea", {"text": "é" * 1000}, f"{GIT}/_new/main/kb/tips/2027?filename=a.md", False),
    ("gitea", {"exists": True}, f"{GIT}/_edit/main/kb/tips/2027/a.md", False),
    ("gitlab", {}, f"{GIT}/-/new/main?file_name=kb%2Ftips%2F2027%2Fa.md", False),
    ("gitlab", {"exists": True}, f"{GIT}/-/edit/main/kb/tips/2027/a.md", False),
    (
        "mail",
        {},
        "mailto:ann@example.com?subject=A%20%26%20B&body=tips%2F2027%2Fa.md%0D%0A%0D%0A"
        + FILLED.replace("%0A", "%0D%0A"),
        True,
    ),
    (
        "mail",
        {"text": "x" * 1600},
        "mailto:ann@example.com?subject=A%20%26%20B&body=tips%2F2027%2Fa.md%0D%0A%0D%0A",
        False,
    ),
]


def test_the_file_goes_along_where_it_fits(kit: Mapping[str, object]) -> None:
    """In the address, if the host takes it there and it is short enough; else by the clipboard."""
    given = [
        [asdict(Ending(kind, GIT, "main", "kb/", "ann@example.com")), {**FRESH, **made}]
        for kind, made, *_ in WAYS
    ]
    found = asked(kit, ways=given)["ways"]
    assert [(way["address"], way["whole"]) for way in found] == [(way[2], way[3]) for way in WAYS]


UPLOADS = {
    "github": f"{GIT}/upload/main/kb/tips/2027",
    "gitea": f"{GIT}/_upload/main/kb/tips/2027",
    "gitlab": f"{GIT}/-/tree/main/kb/tips/2027",
    "mail": "",
    "download": "",
}


def test_a_picture_goes_into_the_folder_of_its_article(kit: Mapping[str, object]) -> None:
    """Through the host's page that takes files for it, where the host has one."""
    given = [[asdict(Ending(kind, GIT, "main", "kb/")), "tips/2027/a.md"] for kind in UPLOADS]
    assert asked(kit, uploads=given)["uploads"] == [*UPLOADS.values()]


FILES_GIVEN = {
    "sofa.heic": b"x",
    "sofa.TIF": b"x",
    "sofa.psd": b"x",
    "plan.eps": b"x",
    "talk.avi": b"x",
    "empty.jpg": b"",
    "sofa.jpg": b"\0\0\0\x18ftypheic\0\0\0\0",
    "plan.png": b"MM\0*\0\0",
    "layers.webp": b"8BPS",
    "logo.svg": b"%!PS-Adobe",
    "list.png": b"%PDF-1.7\n",
    "old.gif": b"BM\0\0",
    "new.avif": b"\0\0\0\x1cftypmif1",
}


def test_a_picture_is_refused_as_check_refuses_it(place: Path, kit: Mapping[str, object]) -> None:
    """The same sentence for every file that browsers do not show, by its name and by what is in it."""
    folder = place / "tips/2026/given"
    folder.mkdir()
    for name, content in FILES_GIVEN.items():
        (folder / name).write_bytes(content)
    checked = run_here("forearmed", "check", cwd=place).stdout
    shutil.rmtree(folder)
    told = dict(re.findall(r"(?m)^tips/2026/given/(\S+):1: (is(?:,| (?!no)).*)$", checked))
    given = [
        {"name": name, "size": len(content), "first": content.decode("latin-1")}
        for name, content in FILES_GIVEN.items()
    ]
    said = dict(zip(FILES_GIVEN, asked(kit, files=given)["files"], strict=True))
    assert {name: fault for name, fault in said.items() if fault} == told
    assert len(told) == len(FILES_GIVEN) - 1
    assert asked(kit, files=[{"name": "a.docx", "size": 1, "first": "PK"}])["files"] == [
        "is no picture; choose a file that ends in .avif, .gif, .jpeg, .jpg, .png, .svg, .webp"
    ]


def test_a_picture_is_called_by_its_words(kit: Mapping[str, object]) -> None:
    """A camera's IMG_1.JPG would meet another's; without Latin letters, the file's name serves."""
    given = [
        ["A red sofa!", "IMG_1.JPG", []],
        ["A red sofa", "b.jpg", ["a-red-sofa.jpg"]],
        ["ソファ", "IMG_1.png", []],
        ["ソファ", "図.png", []],
        ["word " * 20, "a.png", []],
    ]
    assert asked(kit, names=given)["names"] == [
        "a-red-sofa.jpg",
        "a-red-sofa-2.jpg",
        "img-1.png",
        "picture.png",
        "-".join(["word"] * 12) + ".png",
    ]


def test_a_picture_is_a_paragraph(kit: Mapping[str, object]) -> None:
    """Between two others, with an empty line on each side; its words cannot end its brackets."""
    given = [
        ["A [red]  sofa", "a.jpg"],
        ["A", "a.jpg", "Before", "\nAfter"],
        ["A", "a.jpg", "Before\n\n", ""],
    ]
    assert asked(kit, marks=given)["marks"] == [
        "![A (red) sofa](a.jpg)",
        "\n\n![A](a.jpg)\n",
        "![A](a.jpg)",
    ]


def test_the_button_may_start_a_mail() -> None:
    """To the editor's address."""
    site = Site("Tips", "https://tips.example.com/", "Tips", "en", "https://github.com/a/b")
    assert Ending.of(settings(write="mailto:ann@example.com"), site) == Ending(
        "mail", mailbox="ann@example.com"
    )


def test_a_code_host_needs_a_repository(tmp_path: Path) -> None:
    """Else the button would do something else than the settings say."""
    plan = plan_of(site_project(tmp_path, FILES, settings={"write": "gitlab"}))
    (problem,) = plan.library.problems
    assert problem.message == (
        "write: gitlab needs the address of the repository; write it at the top, as repo_url:"
    )
    assert "write: gitlab" in (tmp_path / "mkdocs.yml").read_text("utf-8").split("\n")[problem.line - 1]


def test_the_form_can_be_left_out(tmp_path: Path) -> None:
    """Then its page, its sources and its links are not there, and its address is free for the team's own."""
    files = {**FILES, "docs/write.md": "---\ntitle: Write to us\n---\nWrite.\n"}
    plan = plan_of(site_project(tmp_path, files, settings={"write": False}))
    assert not plan.library.problems
    assert [page.metadata["title"] for page in plan.documents if page.address == "write/"] == ["Write to us"]
    assert not [address for address in plan.addresses if address.endswith("source.json")]
    tip = next(page for page in plan.documents if page.address == "tips/call-first/")
    article = tip.metadata["article"]
    assert isinstance(article, dict)
    assert article["change"] is None
