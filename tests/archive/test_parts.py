"""Series of an old publication: by what titles say, by what services keep, and as import.yml decides."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import services
import yaml
from exports import item, wxr
from forearmed.archive.decisions.parts import part_in, proposed
from forearmed.archive.post import Post, State
from forearmed.archive.readers import Manner, reader_of
from sites import run_here, site_project


def post(number: int, title: str, *, series: str = "", terms: tuple[str, ...] = ()) -> Post:
    """Return a post of the day *number* of a month."""
    return Post(f"a:{number}", title, date(2016, 3, number), State.PUBLISHED, series=series, terms=terms)


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("Refunds, part 2 of 3", "Refunds", 2),
        ("Refunds \u2013 Part II: The call", "Refunds", 2),
        ("Refunds Part Two", "Refunds", 2),
        ("Refunds (2/3)", "Refunds", 2),
        ("[1/3] Refunds", "Refunds", 1),
        ("Reklamationen (Teil 2)", "Reklamationen", 2),
        ("Reklamationen, 2. Teil", "Reklamationen", 2),
        ("Отказ. Часть 3", "Отказ", 3),
        ("Refunds, part 2 \u2013 3/1/16 TOW", "Refunds", 2),
    ],
)
def test_a_title_says_which_part_it_is(title: str, name: str, number: int) -> None:
    """In several languages, in words and numbers, with a day behind it."""
    assert part_in(post(1, title), [" \u2013 {month}/{day}/{year} TOW"]) == (name, number)


@pytest.mark.parametrize("title", ["Part 2: The call", "A part 2 play", "Apart 2", "Open 24/7"])
def test_a_title_that_says_no_part(title: str) -> None:
    """What only looks like one is left alone."""
    assert part_in(post(1, title), []) is None


@pytest.mark.parametrize(
    ("posts", "found"),
    [
        ([post(1, "A, part 1"), post(2, "a, part 2"), post(3, "B, part 1")], {"A": 2}),
        ([post(1, "A, part 2"), post(2, "A, part 1")], {}),
        ([post(1, "A (9/11)"), post(2, "A (9/11)")], {}),
        ([post(1, "One", series="A"), post(2, "Two", series="A"), post(3, "x", series="B")], {"A": 2}),
        ([post(1, "One", terms=("Series: A",)), post(2, "Two", terms=("Serie: A",))], {"A": 2}),
    ],
)
def test_only_what_is_plain_is_proposed(posts: list[Post], found: dict[str, int]) -> None:
    """Several parts with numbers of their own, that came out in their order; or as services say."""
    assert proposed(posts, []) == found


def test_parts_of_a_series_are_joined(tmp_path: Path) -> None:
    """import.yml asks; tips get the series that was decided, and docs/series.yml its entry, once."""
    project = site_project(tmp_path / "project", {})
    told = '<category domain="series" nicename="calls"><![CDATA[Calls]]></category>'
    items = [
        *(item(n, f"Refunds (part {n})", day=f"2016-03-0{n} 09:00:00") for n in (1, 2, 3)),
        *(item(n, f"Call {n}", day=f"2016-03-0{n} 09:00:00", more=told) for n in (4, 5)),
        *(item(n, f"Goods, part {n - 5}", day=f"2016-03-0{n} 09:00:00") for n in (6, 7)),
    ]
    (project / "old.xml").write_text(wxr(*items), encoding="utf-8")
    asked = run_here("forearmed", "import", "old.xml", cwd=project)
    assert "3 series names" in asked.stderr
    text = (project / "import.yml").read_text("utf-8")
    assert yaml.safe_load(text)["series"] == {"Refunds": "refunds", "Calls": "calls", "Goods": "goods"}
    (project / "import.yml").write_text(text.replace("Goods: goods", "Goods: ~"), encoding="utf-8")
    assert run_here("forearmed", "import", "old.xml", cwd=project).returncode == 0
    written = [(project / f"tips/2016/post-{n}.md").read_text("utf-8") for n in range(1, 8)]
    assert ["series: refunds" in each for each in written] == [True] * 3 + [False] * 4
    assert ["series: calls" in each for each in written] == [False] * 3 + [True] * 2 + [False] * 2
    series = yaml.safe_load((project / "docs/series.yml").read_text("utf-8"))
    assert series["calls"] == {"title": "Calls", "description": "All parts of Calls, in order."}
    assert "refunds" in series
    checked = run_here("forearmed", "check", cwd=project)
    assert "series" not in checked.stdout + checked.stderr


def test_front_matter_tells_a_series(tmp_path: Path) -> None:
    """As a text, a list or a map."""
    files = {
        f"_posts/2016-03-0{number}-x.md": f"---\ntitle: X\nseries: {written}\n---\nAsk.\n"
        for number, written in enumerate(("Calls", "[Calls, Others]", "{title: Calls}"), 1)
    }
    path = services.folder(tmp_path / "site", files)
    manner = Manner(ZoneInfo("America/Chicago"))
    found = [each for each in reader_of(path).read(path, manner) if isinstance(each, Post)]
    assert [each.series for each in found] == ["Calls"] * 3
