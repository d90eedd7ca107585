"""Front matter that other programs wrote: forms, blogs, notes. Each key is told with what to write here."""

import re
from pathlib import Path

import pytest
from forearmed.content.contracts.elsewhere import KEYS
from forearmed.content.model import PlaybookKeys, TipKeys
from make import library, playbook_text, problems, tip_text

ROOT = Path(__file__).parents[2]
ANOTHER = (
    "is not a former name of this file but another address, where no alias can answer; "
    "delete it, and write the path of that address into docs/moved.yml, with the name of this file"
)
UNREAD = "nothing here reads it; delete it"
FILE_NAME = "the name of the file is the address here; rename the file if you must, and delete this"
NO_DATE = "a tip without a date is a draft, so leave the date out, and delete this"
IN_THE_TEXT = "a picture belongs in the text, as ![what it shows](/assets/name.png); delete this"
IS_OUT = "keep the file out of docs/playbooks/ until it is ready, and delete this"
TOML = "this is TOML, as Hugo writes it; write --- instead of +++"
JSON = "this is JSON, as Hugo writes it; write --- instead of the brackets"
ON_ITS_DATE = "a tip goes out on its date; delete this"


def test_a_tip_from_jekyll(tmp_path: Path) -> None:
    """Every key of a post has its line and its way out in one run, and none is taken for a slip of ours."""
    post = (
        '---\nlayout: post\ntitle:  "Ask what time suits"\ndate:   2026-11-17 09:30:00 -0500\n'
        'categories: tips service\ntags: [Empathy]\nexcerpt: "A time they chose is a time they keep."\n'
        "published: true\nauthor: Sam Example\npermalink: /tips/ask/\nredirect_from:\n  - /2026/11/ask/\n"
        "---\nAsk.\n"
    )
    assert problems(tmp_path, {"tips/ask.md": post}) == [
        f'tips/ask.md:2: unknown key "layout"; {UNREAD}',
        'tips/ask.md:4: date: "2026-11-17 09:30:00 -0500" is not written as dates are here; write 2026-11-17',
        'tips/ask.md:5: unknown key "categories"; tags: says it here, so delete this',
        'tips/ask.md:6: unknown tag "Empathy"; write empathy',
        'tips/ask.md:7: unknown key "excerpt"; in its place write '
        "summary: A time they chose is a time they keep.",
        f'tips/ask.md:8: unknown key "published"; {ON_ITS_DATE}',
        'tips/ask.md:9: unknown author "Sam Example"; there are training',
        f'tips/ask.md:10: unknown key "permalink"; {FILE_NAME}',
        'tips/ask.md:11: unknown key "redirect_from"; in its place write '
        "aliases: and former names of the file",
    ]


def test_a_post_of_materials_blog(tmp_path: Path) -> None:
    """Two dates in one key become two lines of ours; what a file must have is not asked for twice."""
    post = (
        "---\ndate:\n  created: 2026-11-03\n  updated: 2026-11-20\nauthors: [training]\n"
        "categories:\n  - Customer Service\nslug: read-it-back\ndraft: true\n"
        "pin: true\nhide:\n  - navigation\n"
        "description: Read it back.\nname: Read it back\n---\nRead.\n"
    )
    assert problems(tmp_path, {"tips/a.md": post}) == [
        "tips/a.md:2: date: must be one date, such as 2026-11-17; "
        "write date: 2026-11-03, and below it updated: 2026-11-20",
        'tips/a.md:5: unknown key "authors"; in its place write author: training',
        'tips/a.md:6: unknown key "categories"; in its place write tags: and ids from docs/tags.yml',
        f'tips/a.md:8: unknown key "slug"; {FILE_NAME}',
        f'tips/a.md:9: unknown key "draft"; {NO_DATE}',
        f'tips/a.md:10: unknown key "pin"; {UNREAD}',
        f'tips/a.md:11: unknown key "hide"; {UNREAD}',
        'tips/a.md:13: unknown key "description"; in its place write summary: Read it back.',
        'tips/a.md:14: unknown key "name"; in its place write title: Read it back',
    ]


@pytest.mark.parametrize(
    ("key", "value", "advice"),
    [
        ("draft", "false", ON_ITS_DATE),
        ("Draft", "true", NO_DATE),
        ("published", "false", NO_DATE),
        ("publish", "true", ON_ITS_DATE),
        ("status", "draft", NO_DATE),
        ("status", "published", ON_ITS_DATE),
        ("private", "true", NO_DATE),
        ("lastmod", "2026-12-01", "in its place write updated: 2026-12-01"),
        ("pubDate", "2026-11-17", "date: says it here, so delete this"),
        ("created_at", "2026-11-01", "nothing here tells when a file was begun; delete it"),
        ("cover_image", "x.png", IN_THE_TEXT),
        ("description", "Again.", "summary: says it here, so delete this"),
        ("cssclasses", "[wide]", UNREAD),
        ("descriptoin", "x", ""),
    ],
)  # fmt: skip
def test_a_key_of_another_program(tmp_path: Path, key: str, value: str, advice: str) -> None:
    """The advice looks at the value, and at whether our own key is there already."""
    assert problems(tmp_path, {"tips/a.md": tip_text(**{key: value})}) == [
        f'tips/a.md:6: unknown key "{key}"{advice and "; "}{advice}'
    ]


@pytest.mark.parametrize(
    ("key", "value", "advice"),
    [
        ("author", "training", "owner: says it here, so delete this"),
        ("description", "How.", "summary: says it here, so delete this"),
        ("last_reviewed", "2026-11-01", "reviewed: says it here, so delete this"),
        ("draft", "true", IS_OUT),
    ],
)  # fmt: skip
def test_a_key_of_another_program_in_a_playbook(tmp_path: Path, key: str, value: str, advice: str) -> None:
    """A playbook has keys of its own for the same things."""
    found = problems(tmp_path, {"docs/playbooks/a.md": playbook_text(**{key: value})})
    assert found == [f'docs/playbooks/a.md:8: unknown key "{key}"; {advice}']


def test_why_a_tip_is_a_draft(tmp_path: Path) -> None:
    """A day under another program's name is an error even there; what only a finished tip needs is not."""
    draft = "---\ntitle: Soon\nsummary: One.\ntags: [empathy]\n{}: 2026-11-17\n---\n"
    files = {
        "tips/a.md": draft.format("publishDate"),
        "tips/b.md": draft.format("published"),
        "tips/c.md": draft.format("created"),
        "tips/d.md": "---\ntitle: Soon\ntags: [empathy]\ndescription: One.\ndraft: true\n---\n",
    }
    lost = "so this tip has no date and will not go out; in its place write date: 2026-11-17"
    assert problems(tmp_path, files) == [
        f'tips/a.md:5: unknown key "publishDate", {lost}',
        f'tips/b.md:5: unknown key "published", {lost}',
        'tips/c.md:5: warning: unknown key "created"; nothing here tells when a file was begun; delete it',
        'tips/d.md:4: warning: unknown key "description"; in its place write summary: One.',
        'tips/d.md:5: warning: unknown key "draft"; a tip without a date is a draft; delete this',
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[/2026/11/ask/]", f'"/2026/11/ask/" {ANOTHER}'),
        ("/2026/11/ask/", f'"/2026/11/ask/" {ANOTHER}'),
        ("[old.html]", f'"old.html" {ANOTHER}'),
        ("[/tips/2026/ask/]", f'"/tips/2026/ask/" {ANOTHER}'),
        ('["https://old.example.com/ask"]', f'"https://old.example.com/ask" {ANOTHER}'),
        ('["/?p=12"]', f'"/?p=12" {ANOTHER}'),
        ("[/tips/ask/]", '"/tips/ask/" is not an id; write ask'),
        ("[tips/2026/ask.md]", '"tips/2026/ask.md" is not an id; write ask'),
        (
            "['https://tips.example.com/tips/ask/']",
            '"https://tips.example.com/tips/ask/" is not an id; write ask',
        ),
        ("[Ask First]", '"Ask First" is not an id; write ask-first'),
        ("ask", "must be a list; write [ask]"),
    ],
)  # fmt: skip
def test_a_former_address(tmp_path: Path, written: str, message: str) -> None:
    """An alias is a former name below the same folder. For any other address it would answer elsewhere."""
    assert problems(tmp_path, {"tips/a.md": tip_text(aliases=written)}) == [
        f"tips/a.md:6: aliases: {message}"
    ]


def test_a_tip_saved_by_a_form(tmp_path: Path) -> None:
    """Sveltia and Decap write every field, and one that nobody filled in is as good as absent."""
    saved = (
        "---\ntitle: 'Call: before you write'\ndate: 2026-11-17\nsummary: One call settles it.\n"
        "tags:\n  - empathy\nauthor: ''\nseries: ''\nplaybook: ''\nupdated: ''\naliases: []\n"
        "evergreen: true\nencores: ['']\nquestions: []\n---\n\nThe call comes first.\n"
    )
    found = library(tmp_path, {"tips/a.md": saved})
    assert found.problems == ()
    (tip,) = found.tips
    assert (tip.title, tip.author, tip.series, tip.updated, tip.aliases, tip.encores, tip.questions) == (
        "Call: before you write", None, None, None, (), (), (),
    )  # fmt: skip


def test_a_draft_saved_by_a_form(tmp_path: Path) -> None:
    """An empty date is none, and what an author must write is asked for where its empty line is."""
    saved = "---\ntitle: Call\ndate: ''\nsummary: ' '\ntags: []\n---\n"
    found = problems(tmp_path, {"tips/a.md": saved, "tips/b.md": saved.replace("title: Call", "title: ''")})
    assert [line.partition(";")[0] for line in found] == [
        "tips/a.md:4: warning: summary: is empty",
        "tips/a.md:5: warning: tags: is empty",
        "tips/b.md:2: title: is empty",
        "tips/b.md:4: warning: summary: is empty",
        "tips/b.md:5: warning: tags: is empty",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '+++\ntitle = "Call"\ndate = 2026-11-17\n+++\nCall.\n',
            f'{TOML}, and title: "Call" instead of title = "Call"',
        ),
        (
            '{\n  "title": "Call",\n}\nCall.\n',
            f'{JSON}, and title: "Call" instead of "title": "Call",',
        ),
    ],
)
def test_front_matter_in_another_language(tmp_path: Path, text: str, message: str) -> None:
    """It is named, with the first line as it is written here."""
    assert problems(tmp_path, {"tips/a.md": text}) == [f"tips/a.md:1: {message}"]


def test_a_page_with_toml(tmp_path: Path) -> None:
    """Of a page, too, front matter in TOML would be published as text."""
    found = problems(tmp_path, {"docs/about.md": "+++\ntitle = 'Us'\n+++\nUs.\n"})
    assert [line.partition(";")[0] for line in found] == ["docs/about.md:1: this is TOML, as Hugo writes it"]


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        ("\x00", "U+0000; delete it"),
        ("\x0b", "U+000B, a line break of Word's; begin a new line in its place"),
        ("\x0c", "U+000C, a page break; begin a new line in its place"),
        ("\x1b", "U+001B; delete it"),
        ("\u2028", "U+2028, a line break; begin a new line in its place"),
        ("\ufffe", "U+FFFE; delete it"),
        ("\U0001fffe", "U+1FFFE; delete it"),
        ("\U000e0041", "U+E0041; delete it"),
    ],
)
def test_a_control_character(tmp_path: Path, sign: str, message: str) -> None:
    """It is never published: no feed can hold it, and nobody sees it to delete it."""
    found = problems(tmp_path, {"tips/a.md": tip_text(f"Call.\n\nThen {sign}wait.\n")})
    assert found == [f"tips/a.md:9: holds the invisible character {message}"]


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        ("\ufffd", "U+FFFD, which stands for a letter that was lost; write that letter"),
        (
            "\uf0b7",
            "U+F0B7, a sign of one font, such as Wingdings, that no reader has; write another sign",
        ),
        (
            "\ufffc",
            "U+FFFC, the place of a picture that was not copied; write ![what it shows](/assets/name.png)",
        ),
        ("\u202e", "U+202E, which turns letters around; delete it"),
    ],
)
def test_a_character_that_came_with_a_copy(tmp_path: Path, sign: str, message: str) -> None:
    """Readers would see a box, a question mark or letters in another order."""
    found = problems(tmp_path, {"tips/a.md": tip_text(f"Call.\n\nThen {sign}wait.\n")})
    assert found == [f"tips/a.md:9: holds the character {message}"]


def test_signs_of_several_characters(tmp_path: Path) -> None:
    """Flags, families, soft hyphens and the marks of scripts that run to the left are in order."""
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    text = (
        f"Call {flag} and \U0001f468\u200d\U0001f467, Ser\u00advice, \u2067\u05d0\u2069 and \u200f\u05d1.\n"
    )
    assert problems(tmp_path, {"tips/a.md": tip_text(text)}) == []


def test_every_key_is_told_in_one_way() -> None:
    """No key stands in two groups, none is ours, and each group leads to a key of ours or a way out."""
    names = [name for group in KEYS for name in group.names]
    bare = [name.replace("_", "").lower() for name in names]
    assert sorted(set(bare)) == sorted(bare)
    assert not set(bare) & TipKeys.model_fields.keys() & PlaybookKeys.model_fields.keys()
    for group in KEYS:
        assert bool(group.way_out) != bool(group.ours)
        assert set(group.ours) <= {*TipKeys.model_fields, *PlaybookKeys.model_fields}


def test_the_guide_lists_every_key() -> None:
    """Its table has a row for each group, with all the names in it and no others."""
    guide = (ROOT / "docs/guide/from-elsewhere.md").read_text("utf-8")
    table = guide.partition("## Facts at the top")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.split("\n") if line.startswith("| `")]
    assert [tuple(re.findall(r"`(\w+)`", row)) for row in rows] == [group.names for group in KEYS]
