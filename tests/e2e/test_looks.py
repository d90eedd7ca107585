"""What mkdocs.yml may say of the look, the pages and the folders: whatever ends a build, `check` has said."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from make import playbook_text, tip_text
from sites import previewing, run, run_here, site_project

PUT_IT = "put the file into docs/assets/, and name it here from assets/ on"
NOT_MATERIAL = "lacks what our pages extend; write material, or a theme that is made of it"
LOOK_UP = "look the name up at https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/"
NO_KEYS = "must hold keys, such as scheme: default, or a list of such"
AND_SO_ON = "look at what mkdocs.yml says of theme and extra"


def looking(folder: Path, files: Mapping[str, str] | None = None, **said: object) -> Path:
    """Return a project with *files*, whose mkdocs.yml says what is *said*: `a__b` is b below a."""
    articles = {"tips/2026/call-first.md": tip_text(), "docs/playbooks/live-chat.md": playbook_text()}
    site_project(folder, {**articles, **(files or {})}, settings={"rules": {}})
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    for key, value in said.items():
        *above, last = key.split("__")
        place = configuration
        for name in above:
            place = place[name]
        place[last] = value
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    return folder


def line_of(project: Path, words: str) -> int:
    """Return the line of mkdocs.yml that holds *words*."""
    rows = (project / "mkdocs.yml").read_text().splitlines()
    return next(number for number, row in enumerate(rows, 1) if words in row)


def told(project: Path) -> tuple[list[str], list[str]]:
    """Return what a check and a build, both of which must fail, have to say of the project."""
    runs: list[subprocess.CompletedProcess[str]] = [
        run_here("forearmed", command, cwd=project) for command in ("check", "build")
    ]
    assert [each.returncode for each in runs] == [1, 1], [each.stdout + each.stderr for each in runs]
    assert not (project / "site").exists()
    checked, built = (each.stdout.splitlines() for each in runs)
    return checked, built


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("en-GB", "en", marks=pytest.mark.thorough),
        pytest.param("de-DE", "de", marks=pytest.mark.thorough),
        pytest.param("pt-br", "pt-BR", marks=pytest.mark.thorough),
        pytest.param("pt_BR", "pt-BR", marks=pytest.mark.thorough),
        pytest.param("pt-PT", "pt", marks=pytest.mark.thorough),
        ("zh-Hans-CN", "zh"),
        pytest.param("zh-HK", "zh-Hant", marks=pytest.mark.thorough),
        pytest.param("zh_TW", "zh-TW", marks=pytest.mark.thorough),
        pytest.param("EN", "en", marks=pytest.mark.thorough),
        pytest.param("no", "nb", marks=pytest.mark.thorough),
        pytest.param("iw", "he", marks=pytest.mark.thorough),
    ],
)
def test_a_language_that_the_theme_has_not(tmp_path: Path, written: str, meant: str) -> None:
    """The line is named, and the code to write, which then is right."""
    project = looking(tmp_path, theme__language=written)
    line = line_of(project, "language:")
    expected = [f'mkdocs.yml:{line}: theme.language: the theme has no "{written}"; write {meant}']
    assert told(project) == (expected, expected)
    looking(tmp_path, theme__language=meant)
    assert run_here("forearmed", "check", cwd=project).returncode == 0


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (False, 'is read as "false", since YAML takes a bare no for that; write nb'),
        ("", "is empty; write a code such as en, or delete the line"),
        (None, "is empty; write a code such as en, or delete the line"),
    ],
)
def test_a_language_that_is_none(tmp_path: Path, written: object, message: str) -> None:
    """YAML's own word for Norwegian, and nothing at all, are told as what they are."""
    checked, built = told(looking(tmp_path, theme__language=written))
    assert checked == built
    assert checked[0].endswith(f"theme.language: {message}")


def test_a_language_that_nobody_knows(tmp_path: Path) -> None:
    """Where no code is near, all of them are listed."""
    checked, _ = told(looking(tmp_path, theme__language="klingon"))
    assert 'the theme has no "klingon"; write one of af, ar, az, ' in checked[0]


def test_a_language_of_the_teams_own(tmp_path: Path) -> None:
    """A team that has translated the theme itself may name its language as it likes."""
    words = '{% macro t(key) %}{{ {"language": "en-GB"}[key] }}{% endmacro %}'
    own = {"overrides/partials/languages/en-GB.html": words}
    project = looking(tmp_path, own, theme__language="en-GB", theme__custom_dir="overrides")
    assert run_here("forearmed", "build", cwd=project).returncode == 0


@pytest.mark.parametrize(
    ("said", "at", "message"),
    [
        ({"theme__name": "readthedocs"}, "name: readthedocs",
         f'theme.name: "readthedocs" {NOT_MATERIAL}'),
        ({"theme__logo": "assets/no.svg"}, "logo:",
         f'theme.logo: nothing is published as "assets/no.svg"; {PUT_IT}'),
        ({"theme__favicon": "pictures/no.png"}, "favicon:",
         f'theme.favicon: nothing is published as "pictures/no.png"; {PUT_IT}'),
        ({"theme__favicon": 7}, "favicon:",
         'theme.favicon: "7" is no name of a file; put it in quotes, or delete it'),
        ({"theme__icon": {"admonition": {"note": "octicons/nosuch"}}}, "octicons/nosuch",
         f'theme.icon.admonition.note: no icon is called "octicons/nosuch"; {LOOK_UP}'),
        ({"theme__icon": "material/library"}, "icon: material/library",
         "theme.icon: must hold keys, such as repo: material/library"),
        ({"theme__palette": [{"toggle": {"icon": "material/wether-sunny", "name": "Light"}}]},
         "material/wether-sunny",
         'theme.palette: no icon is called "material/wether-sunny"; did you mean material/weather-sunny?'),
        ({"theme__palette": [{"scheme": "slate", "toggle": "material/weather-sunny"}]}, "toggle:",
         "theme.palette: a toggle needs an icon and a name"),
        ({"theme__palette": 5}, "palette:", f"theme.palette: {NO_KEYS}"),
        ({"theme__features": 5}, "features:", "theme.features: must be a list, such as [toc.follow]"),
        ({"extra__social": [{"icon": "fontawesome/brands/nosuch", "link": "https://example.com"}]},
         "brands/nosuch",
         f'extra.social: no icon is called "fontawesome/brands/nosuch"; {LOOK_UP}'),
        ({"extra__analytics": {"provider": "nosuch", "property": "x"}}, "theme:",
         'theme: "tip.html" cannot make tips/2026/call-first.md (TemplateNotFound: '
         f"partials/integrations/analytics/nosuch.html); {AND_SO_ON}"),
        ({"extra_css": [7]}, "- 7", 'extra_css: "7" is no name of a file; put it in quotes, or delete it'),
        ({"extra_css": ["assets/a.css"]}, "a.css",
         f'extra_css: nothing is published as "assets/a.css"; {PUT_IT}'),
        ({"extra_javascript": ["assets/a.js"]}, "a.js",
         f'extra_javascript: nothing is published as "assets/a.js"; {PUT_IT}'),
        ({"nav": ["index.md", "guide/"]}, "- guide/",
         'nav: "guide/" is not a page of the site now; delete it, or add it once it is live'),
        ({"hooks": []}, "hooks:",
         "hooks: nothing here runs Forearmed; add hooks/tip_of_the_week.py to the list"),
        ({"site_dir": "tips"}, "site_dir:",
         "site_dir: a build would replace what is in tips/; name another, such as site"),
        ({"site_dir": "tips/site"}, "site_dir:",
         "site_dir: a build would replace what is in tips/; name another, such as site"),
    ],
)  # fmt: skip
@pytest.mark.thorough
def test_what_would_end_a_build(tmp_path: Path, said: dict[str, object], at: str, message: str) -> None:
    """`check` says it beforehand, at its line."""
    project = looking(tmp_path, None, **said)
    checked, _ = told(project)
    assert checked == [f"mkdocs.yml:{line_of(project, at)}: {message}"]
    assert (project / "tips/2026/call-first.md").exists()


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param("subscibe.html", 'there is no "subscibe.html"; did you mean "subscribe.html"?',
                     marks=pytest.mark.thorough),
        ("tip.html", "\"tip.html\" cannot show this page (UndefinedError: 'dict object' has no attribute "
         "'article'); choose another, or delete the line"),
    ],
)  # fmt: skip
def test_a_page_with_a_template_that_cannot_be(tmp_path: Path, template: str, message: str) -> None:
    """One that is not there, or that needs what only a tip has, is told at the page's own line."""
    page = {"docs/about.md": f"---\ntitle: About us\ntemplate: {template}\n---\nWe are here.\n"}
    expected = [f"docs/about.md:3: template: {message}"]
    assert told(looking(tmp_path, page)) == (expected, expected)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("main.html", '{% extends "forearmed.html" %}{% block content %}', "TemplateSyntaxError: "),
        ("tip.html", '{% extends "nosuch.html" %}', "TemplateNotFound: nosuch.html"),
        ("404.html", "{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("huddle.html", "{{ tip.nosuch.name }}", "UndefinedError: "),
    ],
)
@pytest.mark.thorough
def test_a_template_of_the_teams_own_that_fails(tmp_path: Path, name: str, text: str, why: str) -> None:
    """A template is tried on one page that needs it, and its folder named."""
    checked, _ = told(looking(tmp_path, {f"overrides/{name}": text}, theme__custom_dir="overrides"))
    assert len(checked) == 1
    assert why in checked[0]
    assert checked[0].endswith("; look at overrides/ and what mkdocs.yml says of theme and extra")


def test_what_is_on_another_host(tmp_path: Path) -> None:
    """Pages load nothing from there, so a warning says that it will not be seen."""
    checked = run_here(
        "forearmed", "check", cwd=looking(tmp_path, theme__logo="https://example.com/logo.svg")
    )
    assert checked.returncode == 0
    assert (
        "theme.logo: no page loads https://example.com/logo.svg, since it is on another host; "
        in checked.stdout
    )


EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables",
    {"toc": {"permalink": True}}, "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences",
    {"pymdownx.tasklist": {"custom_checkbox": True}},
]  # fmt: skip
"""What the settings of a new site once named."""


@pytest.mark.thorough
def test_extensions_of_markdown(tmp_path: Path) -> None:
    """What the converter covers is listed in peace; anything else is told with what to write instead."""
    asked = {"pymdownx.snippets": {"auto_append": ["nosuch.md"], "check_paths": True}}
    project = looking(tmp_path / "old", markdown_extensions=EXTENSIONS)
    for command in ("check", "build"):
        done = run_here("forearmed", command, cwd=project)
        assert (done.returncode, "markdown_extensions" in done.stdout + done.stderr) == (0, False)
    project = looking(tmp_path / "more", markdown_extensions=[*EXTENSIONS, "pymdownx.keys", asked])
    checked = run_here("forearmed", "check", cwd=project)
    told = [line.partition(": warning: ")[2] for line in checked.stdout.splitlines() if "is not used" in line]
    assert (checked.returncode, told) == (
        0,
        [
            "markdown_extensions: pymdownx.keys is not used; write <kbd>Ctrl</kbd>+<kbd>C</kbd>",
            "markdown_extensions: pymdownx.snippets is not used; write the text itself where it shall stand",
        ],
    )


def test_how_much_of_its_headings_a_page_shows(tmp_path: Path) -> None:
    """The levels of the contents, and whether a heading has its sign, are as the settings say."""
    toc = {"toc": {"permalink": False, "toc_depth": "3-4"}}
    page = "---\ntitle: Ours\n---\n## One\n\n### Two\n\n### Three\n\n### Four\n"
    project = looking(tmp_path, {"docs/ours.md": page}, markdown_extensions=[toc])
    assert run_here("forearmed", "build", cwd=project).returncode == 0
    html = (project / "site/ours/index.html").read_text()
    assert "headerlink" not in html
    assert set(re.findall(r'href="#(one|two|three|four)"[^>]*>(?!\s*Skip)', html)) == {"two", "three", "four"}


@pytest.mark.thorough
def test_a_plugin_of_others_is_not_tried(tmp_path: Path) -> None:
    """What their plugins add to templates is not there in a check, so templates are not judged without it."""
    own = {
        "overrides/404.html": "{{ config.site_name | shout }}",
        "hooks/shout.py": "def on_env(env, config, files):\n    env.filters['shout'] = str.upper\n",
    }
    hook = yaml.safe_load((looking(tmp_path) / "mkdocs.yml").read_text())["hooks"][0]
    project = looking(tmp_path, own, theme__custom_dir="overrides", hooks=[hook, "hooks/shout.py"])
    assert [run_here("forearmed", command, cwd=project).returncode for command in ("check", "build")] == [
        0,
        0,
    ]


@pytest.mark.thorough
def test_a_preview_is_told_as_well(tmp_path: Path) -> None:
    """Without the theme's words there is no page to show: one line says so, and no traceback."""
    project = looking(tmp_path, theme__language="en-GB")
    ended = run("mkdocs", "serve", "--dev-addr", "127.0.0.1:0", cwd=project)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert 'theme.language: the theme has no "en-GB"; write en' in ended.stderr
    with previewing(looking(tmp_path, theme__language="en", theme__logo="assets/no.svg")) as preview:
        assert preview.address  # what is only missing on a page stops no preview


def test_a_language_that_nobody_has_translated(tmp_path: Path) -> None:
    """Phrases are in English then, and marked so; check says how many, until the team has worded them."""
    project = looking(tmp_path, theme__language="sv")
    overrides = project / "docs/wording.yml"
    overrides.write_text('Close: Stäng\nClosed: Stängd\n"By {author}": Av {name}\n')
    checked, _ = told(project)
    assert checked[:2] == [
        'docs/wording.yml:2: "Closed" is no phrase of the site or the mail; did you mean "Close"?',
        'docs/wording.yml:3: "By {author}": nothing fills {name}; the phrase has {author}',
    ]
    where = f"mkdocs.yml:{line_of(project, 'language:')}: warning: theme.language: "
    numbers = re.findall(r"^(\d+) of the (\d+) phrases", checked[2].removeprefix(where))
    assert [int(all_of_them) - int(left) for left, all_of_them in numbers] == [1]
    overrides.write_text("Close: Stäng\n")
    assert run_here("forearmed", "build", cwd=project).returncode == 0
    page = (project / "site/search/index.html").read_text("utf-8")
    assert ">Stäng</button>" in page
    assert '<span lang="en">Filters</span>' in page
    assert '<h1 class="fa-headline"><span lang="en">Search</span></h1>' in page
