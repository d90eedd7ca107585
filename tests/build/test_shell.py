"""The frame of the theme's pages: rendered once, it is what each page would have rendered for itself."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import yaml
from forearmed.build.host.shell import LINKED, Shell
from forearmed.build.host.theme_folder import THEME
from jinja2 import DictLoader, Environment
from make import tip_text
from markupsafe import Markup
from sites import contents, run_here, site_project

THEIRS = {
    "base.html": '{% set features = ["x"] %}<head>{% block site_meta %}{{ page.url }}{% endblock %}'
    "{% block htmltitle %}{% endblock %}{% block extrahead %}{% endblock %}</head>{% set late = 1 %}"
    "{% if self.announce() %}<aside>{% block announce %}{% endblock %}</aside>{% endif %}"
    "{% block header %}{{ page.meta.title }}{% endblock %}{% block tabs %}{% endblock %}"
    '{% block container %}{{ "top" if "x" in features }}{% block content %}{% endblock %}{% endblock %}',
    "forearmed.html": "{% extends shell() %}{% block header %}{{ counted() }}{{ super() }}{% endblock %}",
    "main.html": '{% extends "forearmed.html" %}',
    "page.html": '{% extends "main.html" %}{% set own = page.url %}'
    "{% block content %}{{ own }}{{ late }}{{ page.content }}{% endblock %}",
}


@dataclass(eq=False)
class Page:
    """As much of mkdocs' page as a frame asks for."""

    url: str
    meta: dict[str, str]
    content: str = "words"
    toc: tuple[str, ...] = ()


@dataclass
class Nav:
    """A navigation without pages."""

    pages: list[Page] = field(default_factory=list)


PAGES = [
    Page("tips/one/", {"title": Markup("One &amp; two")}),
    Page("tips/two/", {"title": "Two"}),
    Page("tips/three/", {"title": "Three", "hide": "toc", "odd": "yes"}),
    Page("tags/", {"title": "Tags"}),
    Page("search/", {"title": "Search"}),
    Page("tips/four/", {"title": "Four", "odd": "yes"}),
]


def rendered(main: str, *, own: bool) -> tuple[list[str], int]:
    """Return every page as a theme with a team's *main* template renders it, and how many headers it made."""
    made: list[str] = []

    def counted() -> str:
        made.append("a header")
        return ""

    environment = Environment(loader=DictLoader({**THEIRS, "main.html": main}), autoescape=True)
    environment.globals["shell"] = Shell(own=own).base
    environment.globals["counted"] = counted
    template = environment.get_template("page.html")
    return [template.render(page=page, nav=Nav()) for page in PAGES], len(made)


def compare(main: str = THEIRS["main.html"]) -> int:
    """Demand that a frame changes no page with a team's *main* template; return how many headers it saves."""
    (framed, few), (whole, all_) = (rendered(main, own=own) for own in (False, True))
    assert framed == whole
    return all_ - few


def test_every_page_that_frames_link_to_is_known() -> None:
    """An address in a part of the frame is in the list of those whose own pages are rendered whole."""
    parts = [(THEME / "partials" / name).read_text() for name in ("masthead.html", "colophon.html")]
    named = {address for part in parts for address in re.findall(r"""['"]([\w/]+/)['"] \| url""", part)}
    assert len(named) > 3
    assert named <= {*LINKED}


def test_pages_of_one_folder_share_a_frame() -> None:
    """Of six pages, two need no header of their own: each kind has one, and each page that frames link to."""
    assert compare() == 2


def test_a_block_that_a_team_has_replaced_is_rendered_for_each_page() -> None:
    """It may print whatever it likes of its page; the rest of the frame is shared all the same."""
    head = "{% block extrahead %}{{ page.url }}{{ late }}{{ features }}{% endblock %}"
    assert compare(THEIRS["main.html"] + head) == 2


def test_a_block_that_decides_about_others_needs_the_whole_page() -> None:
    """The theme asks whether there is an announcement, and a team may have one on some pages only."""
    odd = "{% block announce %}{% if page.meta.odd %}Odd{% endif %}{% endblock %}"
    assert compare(THEIRS["main.html"] + odd) <= 0


def test_a_site_is_the_same_with_frames_and_without(tmp_path: Path) -> None:
    """Every page of a site in another language, with a template of the team's own."""
    tips = {f"tips/t{day}.md": tip_text(title=f"Tip {day}", date=f"2026-11-{day:02}") for day in (3, 10, 17)}
    own = '{% extends "forearmed.html" %}{% block extrahead %}<!-- {{ page.url }} -->{% endblock %}'
    folder = site_project(tmp_path, {**tips, "own/main.html": own})
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text())
    settings["theme"] |= {"custom_dir": "own", "language": "ar"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings))

    def site() -> dict[str, bytes]:
        done = run_here("forearmed", "build", "--no-cache", cwd=folder)
        assert done.returncode == 0, done.stderr
        return {name: page for name, page in contents(folder / "site").items() if name.endswith(".html")}

    framed = site()
    with patch("forearmed.build.host.theme._has_parts", return_value=True):
        assert site() == framed
