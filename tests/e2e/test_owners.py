"""What a team adds to its site from the manuals of mkdocs and Material: it works, or `check` names it."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from make import NOW, playbook_text, tip_text
from playwright.sync_api import Browser
from sites import read, run_here, serving, site_project, web

ANNOUNCED = '{% extends "forearmed.html" %}\n{% block announce %}Closed on Friday.{% endblock %}\n'
ALLOW = "or allow it on purpose: allow_hosts: [stats.example.net] below extra.forearmed"
BARE = (
    'extends "base.html", which is the theme\'s, and pages lose our style sheets, the search, the feeds and '
    'what chats show of a link; write {% extends "forearmed.html" %}'
)
GO_ON = 'write {% extends "forearmed.html" %}'


def owned(
    folder: Path,
    files: Mapping[str, str] | None = None,
    *,
    allow_hosts: Sequence[str] = (),
    hook: str = "",
    said: Mapping[str, object] | None = None,
) -> Path:
    """Return a project with *files* and a *hook*, whose mkdocs.yml says what is *said* by dotted keys."""
    articles = {"tips/2026/call-first.md": tip_text(), "docs/playbooks/live-chat.md": playbook_text()}
    hooks = {"hooks/own.py": hook} if hook else {}
    settings = {"rules": {}, **({"allow_hosts": [*allow_hosts]} if allow_hosts else {})}
    site_project(folder, {**articles, **hooks, **(files or {})}, settings=settings)
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    configuration["hooks"] += [*hooks]
    if any(name.startswith("overrides/") for name in files or {}):
        configuration["theme"]["custom_dir"] = "overrides"
    for key, value in (said or {}).items():
        *above, last = key.split(".")
        place = configuration
        for name in above:
            place = place[name]
        place[last] = value
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    return folder


def checked(project: Path) -> tuple[int, list[str]]:
    """Return the exit code of a check, and what it says but for the line that ends it."""
    done = run_here("forearmed", "check", cwd=project)
    return done.returncode, [line for line in done.stdout.splitlines() if not line.endswith("in order")]


def built(project: Path) -> Path:
    """Return the site of *project*, of which a check has nothing to say."""
    assert checked(project) == (0, [])
    done = run_here("forearmed", "build", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def page(site: Path, name: str = "tips/call-first/index.html") -> str:
    """Return the HTML of a page of *site*."""
    return (site / name).read_text("utf-8")


RECIPES = {
    "announce": ("Closed on Friday.", "Closed on Friday."),
    "extrahead": (
        '{% set title = config.site_name %}{% if page and page.title and not page.is_homepage %}'
        '{% set title = title ~ " - " ~ page.title | striptags %}{% endif %}'
        '<meta property="x:title" content="{{ title }}">',
        '<meta property="x:title" content="Ask &amp; tell - Call first &amp; then">',
    ),
    "htmltitle": ("<title>Lorem ipsum dolor sit amet</title>", "<title>Lorem ipsum dolor sit amet</title>"),
    "scripts": (
        "{{ super() }}<script src=\"{{ 'assets/own.js' | url }}\"></script>",
        'src="../../assets/own.js"',
    ),
    "styles": ("{{ super() }}<style>h1 { color: red }</style>", "<style>h1 { color: red }</style>"),
    "footer": ("<p>Ours.</p>{{ super() }}", "<p>Ours.</p>"),
    "hero": ("<p>{{ config.copyright }}</p>", "<p>&copy; <b>us</b></p>"),
}  # fmt: skip
"""Blocks that Material's manual describes, what is written into each, and what a tip's page then says."""


@pytest.mark.thorough
def test_recipes_of_the_theme_work(tmp_path: Path) -> None:
    """With our frame for the theme's, each block takes what the manual says, and nothing of ours goes."""
    blocks = "".join(f"{{% block {name} %}}{text}{{% endblock %}}\n" for name, (text, _) in RECIPES.items())
    files = {
        "tips/2026/call-first.md": tip_text(title='"Call first & then"'),
        "overrides/main.html": f'{{% extends "forearmed.html" %}}\n{blocks}',
        "overrides/assets/own.js": "1\n",
        "overrides/partials/copyright.html": "<p>Copied from {{ config.copyright }}.</p>",
        "overrides/landing.html": '{% extends "main.html" %}\n{% block tabs %}Land.{% endblock %}\n',
        "docs/landing.md": "---\ntitle: Land & sea\ntemplate: landing.html\n---\nWelcome **here**.\n\n"
        "## Sub\n\nMore.\n\n## Sub 2\n\nMore.\n",
    }
    project = owned(tmp_path, files, said={"site_name": "Ask & tell", "copyright": "&copy; <b>us</b>"})
    site = built(project)
    html = page(site)
    assert [name for name, (_, shown) in RECIPES.items() if shown not in html] == []
    assert "<p>Copied from &copy; <b>us</b>.</p>" in html
    for ours in ("forearmed.css", "search.js", "feed.xml", "og:image", "fa-masthead", "fa-colophon"):
        assert ours in html
        assert ours in page(site, "landing/index.html")
    assert "<strong>here</strong>" in page(site, "landing/index.html")
    assert "&lt;" not in re.sub(r"<script.*?</script>", "", page(site, "landing/index.html"), flags=re.DOTALL)


@pytest.mark.parametrize(
    ("files", "expected", "code"),
    [
        (
            {"main.html": '{% extends "base.html" %}\n{% block announce %}Closed.{% endblock %}\n'},
            [
                f"overrides/main.html:1: {BARE}",
            ],
            1,
        ),
        (
            {
                "main.html": '{# ours #}\n{%- extends "frame.html" -%}\n',
                "frame.html": "{% extends 'base.html' %}\n",
            },
            [
                f"overrides/frame.html:1: warning: {BARE}",
                f"overrides/main.html:2: {BARE}",
            ],
            1,
        ),
        (
            {"base.html": "<p>We are closed.</p>\n", "main.html": "<p>We are closed.</p>\n"},
            [
                "overrides/base.html:1: holds no block, so every page holds what it says and no more; "
                "delete it",
                "overrides/main.html:1: extends nothing, so every page holds what it says and no more; "
                f"{GO_ON} in its first line",
            ],
            1,
        ),
        (
            {"tip.html": '{% extends "tip.html" %}\n{% block content %}{{ super() }}{% endblock %}\n'},
            [
                f"overrides/tip.html:1: extends itself; {GO_ON}, and copy into it what you need of our "
                '"tip.html"'
            ],
            1,
        ),
        (
            {
                "main.html": '{% extends "forearmed.html" %}\n{% block scripts %}\n'
                "{% block more %}{% endblock %}\n{% endblock %}\n"
                "{% block styles %}{# {{ super() }} #}{% endblock %}\n"
                "{% block header %}{{ super() }}{% endblock %}\n"
            },
            [
                'overrides/main.html:2: warning: block "scripts" is written anew, and the search with it; '
                "put {{ super() }} in",
                'overrides/main.html:5: warning: block "styles" is written anew, and our style sheets with '
                "it; put {{ super() }} in",
            ],
            0,
        ),
        (
            {"partials/footer.html": "<p>Ours.</p>", "partials/toc.html": "", "partials/own.html": ""},
            [
                "overrides/partials/footer.html:1: warning: no page uses it; ours in its place is "
                "partials/colophon.html",
                "overrides/partials/toc.html:1: warning: no page uses it; our pages have no place for it",
            ],
            0,
        ),
        (
            {
                "main.html": '{% extends "forearmed.html" %}\n{% block extrahead %}\n'
                '<script async src="https://stats.example.net/x.js"></script>\n'
                '<a href="https://example.com/">x</a>{% endblock %}\n'
            },
            [
                "overrides/main.html:3: warning: loads from stats.example.net, and no page loads from "
                f"another host; put the file into docs/assets/, {ALLOW}"
            ],
            0,
        ),
    ],
    ids=["bare", "by-another", "alone", "itself", "blocks", "partials", "remote"],
)
@pytest.mark.thorough
def test_a_template_that_takes_ours_away(
    tmp_path: Path, files: dict[str, str], expected: list[str], code: int
) -> None:
    """It is named with its line and what to write; a build says the same."""
    project = owned(tmp_path, {f"overrides/{name}": text for name, text in files.items()})
    assert checked(project) == (code, expected)
    done = run_here("forearmed", "build", cwd=project)
    assert done.returncode == code
    if code:
        assert done.stdout.splitlines() == expected


@pytest.mark.thorough
def test_a_preview_tells_problems_beside_an_announcement(tmp_path: Path) -> None:
    """What is wrong has a place of its own, which no announcement takes."""
    files = {"overrides/main.html": ANNOUNCED, "tips/2026/bad.md": tip_text(title="Bad", tags="[nosuch]")}
    with serving(owned(tmp_path, files)) as address:
        html = read(address)
    assert "Closed on Friday." in html
    assert "unknown tag &#34;nosuch&#34;" in html


SCRIPT = "https://stats.example.net/script.js"
REMOTE: dict[str, object] = {
    "extra_javascript": [SCRIPT],
    "extra_css": ["//stats.example.net/a.css"],
    "theme.logo": "https://stats.example.net/logo.png",
    "extra.analytics": {"provider": "custom"},
}
CUSTOM = "overrides/partials/integrations/analytics/custom.html"
TEMPLATE = f'<script async src="{SCRIPT}" data-site="x"></script>\n<script>window.counted = true</script>\n'


@pytest.mark.thorough
def test_what_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    """What needs another host is named with the setting that allows that host, and then no more."""
    put_it = "put the file into docs/assets/, and name it here from assets/ on"
    project = owned(tmp_path / "refused", {CUSTOM: TEMPLATE}, said=REMOTE)
    code, lines = checked(project)
    assert code == 0
    assert [line.partition(": ")[2] for line in lines] == [
        'warning: extra.analytics: "custom" needs stats.example.net, and no page loads from another host; '
        f"delete it, {ALLOW}",
        *(
            f"warning: {key}: no page loads {address}, since it is on another host; {put_it}, {ALLOW}"
            for key, address in (
                ("theme.logo", "https://stats.example.net/logo.png"),
                ("extra_javascript", SCRIPT),
                ("extra_css", "//stats.example.net/a.css"),
            )
        ),
    ]
    hosts = ["stats.example.net", "*.example.org"]
    allowed = owned(tmp_path / "allowed", {CUSTOM: TEMPLATE}, allow_hosts=hosts, said=REMOTE)
    assert checked(allowed) == (0, [])


@pytest.mark.thorough
def test_what_a_style_sheet_loads_from_elsewhere(tmp_path: Path) -> None:
    """A font or a picture of another host is named where the sheet asks for it, and not in a comment."""
    sheet = (
        "/* url(https://example.com/old.png)\n*/\n"
        '@import url("https://stats.example.net/font.css");\n'
        "body { background: url(//stats.example.net/a.png), url(paper.png), url(data:image/png;base64,) }\n"
    )
    files, said = {"docs/assets/brand.css": sheet}, {"extra_css": ["assets/brand.css"]}
    told = (
        "docs/assets/brand.css:3: warning: loads from stats.example.net, and no page loads from another "
        f"host; put the file into docs/assets/, {ALLOW}"
    )
    assert checked(owned(tmp_path / "refused", files, said=said)) == (0, [told])
    allowed = owned(tmp_path / "allowed", files, allow_hosts=["stats.example.net"], said=said)
    assert checked(allowed) == (0, [])


def test_an_allowed_host_is_in_the_policy(tmp_path: Path, browser: Browser) -> None:
    """A page runs the script of an allowed host, and asks no other; without the setting it asks none."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "script.js").write_text("window.ran = true\n")
    with web(outside) as stats:
        host = stats.removeprefix("http://").rstrip("/")
        files = {CUSTOM: f'<script src="{stats}script.js"></script>\n<script>window.own = true</script>\n'}
        for hosts, ran in (([host], True), ([], False)):
            project = owned(
                tmp_path / str(ran),
                files,
                allow_hosts=hosts,
                said={"extra.analytics": {"provider": "custom"}},
            )
            done = run_here("forearmed", "build", cwd=project)
            assert done.returncode == 0, done.stdout + done.stderr
            with web(project / "site") as address:
                page = browser.new_page()
                page.goto(address + "tips/call-first/")
                assert page.evaluate("[Boolean(window.ran), Boolean(window.own)]") == [ran, True]
                page.close()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A style sheet or a script that is not there is named before readers miss it."""
    code, lines = checked(
        owned(
            tmp_path, said={"extra_javascript": ["assets/missing.js"], "extra_css": ["stylesheets/extra.css"]}
        )
    )
    assert code == 1
    assert [line.partition(": ")[2].partition(";")[0] for line in lines] == [
        'extra_javascript: nothing is published as "assets/missing.js"',
        'extra_css: nothing is published as "stylesheets/extra.css"',
    ]


@pytest.mark.parametrize("is_made", [True, False])
def test_a_file_that_a_plugin_is_to_make(tmp_path: Path, is_made: bool) -> None:
    """A check warns of it, since only a build runs the plugin; one that has not made it publishes nothing."""
    then = "(folder / 'made.js').write_text('1')" if is_made else "pass"
    hook = (
        "from pathlib import Path\n\ndef on_post_build(config):\n"
        f"    folder = Path(config.site_dir, 'assets')\n    {then}\n"
    )
    project = owned(tmp_path, hook=hook, said={"extra_javascript": ["assets/made.js"]})
    code, (line,) = checked(project)
    assert (code, 'warning: extra_javascript: nothing is published as "assets/made.js"' in line) == (0, True)
    done = run_here("forearmed", "build", cwd=project)
    told = 'extra_javascript: nothing was published as "assets/made.js", by no plugin either; '
    assert (done.returncode, told in done.stdout) == ((0, False) if is_made else (1, True))


@pytest.mark.thorough
def test_a_font_of_the_themes(tmp_path: Path) -> None:
    """Our sheets name the fonts: a setting for another is told, and no page connects to where that is."""
    code, lines = checked(owned(tmp_path / "named", said={"theme.font": {"text": "Open Sans"}}))
    assert code == 0
    assert [line.partition(": ")[2] for line in lines] == [
        "warning: theme.font: has no effect: our style sheets name the fonts, and no page asks another host "
        "for one; name a .woff2 file of yours as brand.font, below extra.forearmed"
    ]
    unsaid = owned(tmp_path / "unsaid")
    text = (unsaid / "mkdocs.yml").read_text()
    assert "  font: false\n" in text
    (unsaid / "mkdocs.yml").write_text(text.replace("  font: false\n", ""))
    assert "gstatic" not in page(built(unsaid))


NO_PART = "has no effect: it is about a part that our pages do without; delete it"
COLORS = "our style sheets name the colors; set --fa-accent and the like in a sheet of yours"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("theme.features", ["content.code.copy", "navigation.tabs"],
         f'theme.features: "navigation.tabs" {NO_PART}'),
        ("theme.palette", {"scheme": "default", "primary": "indigo"},
         f'theme.palette: "primary: indigo" has no effect: {COLORS}'),
        ("theme.icon", {"logo": "material/library"},
         "theme.icon.logo: has no effect: our pages show a picture of yours; name it as theme.logo"),
        ("extra.version", {"provider": "mike"},
         "extra.version: has no effect: our pages have no list of versions; delete it"),
    ],
)  # fmt: skip
def test_settings_of_the_theme_without_an_effect(
    tmp_path: Path, key: str, value: object, message: str
) -> None:
    """What our pages do without is told, and not silently nothing."""
    code, lines = checked(owned(tmp_path, said={key: value}))
    assert (code, [line.partition(": warning: ")[2] for line in lines]) == (0, [message])


@pytest.mark.thorough
def test_pages_are_loaded_and_not_exchanged(tmp_path: Path, browser: Browser) -> None:
    """The theme's instant loading would keep our scripts from running: it is left out, which a check says."""
    served = tmp_path / "served"
    served.mkdir()
    with web(served) as address:
        steps = playbook_text("## 1. Listen\n\nListen.\n\n## 2. Say\n\nSay.\n")
        said = {
            "site_url": f"{address}site/",
            "site_dir": "../served/site",
            "theme.features": ["navigation.instant"],
        }
        project = owned(tmp_path / "project", {"docs/playbooks/live-chat.md": steps}, said=said)
        code, (line,) = checked(project)
        told = '"navigation.instant" is left out: our scripts would not run on the next page; delete it'
        assert (code, line.partition(": warning: ")[2]) == (0, f"theme.features: {told}")
        assert run_here("forearmed", "build", cwd=project).returncode == 0
        page = browser.new_page()
        page.goto(f"{address}site/playbooks/")
        page.get_by_role("link", name="Live chat").click()
        page.get_by_role("checkbox", name="Done: Listen").check()
        page.close()


SECTIONS = [
    "index.md",
    {
        "Read": [
            "tips/index.md",
            "playbooks/index.md",
            {"More & more": [{"Who we are": "about.md"}, "rules/index.md"]},
        ]
    },
    {"Elsewhere": [{"Inner": [{"The shop": "https://shop.example.com/"}]}]},
    "subscribe.md",
]
OWN = {
    "docs/about.md": "---\ntitle: About us\n---\nWe are here.\n",
    "docs/rules/index.md": "---\ntitle: Rules & reasons\n---\nOf the house.\n",
}


@pytest.mark.thorough
def test_a_section_shows_all_its_pages(tmp_path: Path, browser: Browser) -> None:
    """A section is one entry; where it is open, each of its pages is a link, those of inner ones, too."""
    site = built(owned(tmp_path, OWN, said={"nav": SECTIONS}))
    with web(site) as address:
        page = browser.new_page(viewport={"width": 360, "height": 700})
        page.goto(address + "tips/call-first/")
        rows = page.get_by_role("navigation", name="Sections")
        assert rows.locator("> ul").first.inner_text().split("\n") == ["Read", "Elsewhere", "Subscribe"]
        assert rows.get_by_role("link", name="Elsewhere").get_attribute("href") == "https://shop.example.com/"
        inner = rows.get_by_role("list", name="Read")
        assert inner.locator("a").all_inner_texts() == ["Tips", "Playbooks", "Who we are", "Rules & reasons"]
        assert inner.locator("span").all_inner_texts() == ["More & more"]
        inner.get_by_role("link", name="Rules & reasons").click()
        page.wait_for_url(address + "rules/")
        assert rows.locator("[aria-current]").all_inner_texts() == ["Read", "Rules & reasons"]
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.goto(address + "subscribe/")
        assert rows.locator("ul").count() == 1
        page.close()


@pytest.mark.thorough
def test_pages_that_can_be_found(tmp_path: Path, browser: Browser) -> None:
    """A page of the team's own is in the search when it says so, by title or heading, and no other is."""
    files = {
        "docs/about.md": "---\ntitle: About us\nsearch: true\n---\nOur quokka lives here.\n",
        "docs/untitled.md": "---\nsearch: true\n---\n# The house\n\nA quokka, too.\n",
        "docs/hidden.md": "---\ntitle: Hidden\n---\nA quokka nobody finds.\n",
    }
    site = built(owned(tmp_path, files))
    with web(site) as address:
        page = browser.new_page()
        page.goto(address + "search/?q=quokka")
        page.locator(".fa-hit").nth(1).wait_for()
        assert sorted(page.locator(".fa-hit__title").all_inner_texts()) == ["About us", "The house"]
        assert page.locator(".fa-hit__kind").all_inner_texts() == ["Page", "Page"]
        page.close()


CALLOUTS = """
import re

def on_page_markdown(markdown, page, config, files):
    marked = re.sub(r"^%% (.*)$", r"**Mind:** \\1", markdown, flags=re.MULTILINE)
    return marked.replace("{{ team }}", config.extra["team"])

def on_page_content(html, page, config, files):
    return f"<html><head></head><body>{html}</body></html>"  # as a parser has it

def on_post_page(output, page, config):
    added = "<style>h1 { color: rgb(1, 2, 3) !important }</style><script>window.zoomed = true</script>"
    return output.replace("</head>", added + "</head>")
"""
CHANGED = "Write to {{ team }}, [soon](/{{ team }}/live-chat.md).\n\n%% the gap\n"


def test_what_plugins_change_is_changed_everywhere(tmp_path: Path) -> None:
    """Markdown and HTML that a hook changes are so in page, mail and feed; a check judges the same page."""
    files = {"tips/2026/call-first.md": tip_text(CHANGED)}
    site = built(owned(tmp_path, files, hook=CALLOUTS, said={"extra.team": "playbooks"}))
    for name in ("tips/call-first/index.html", "digest/index.html", "feed.json"):
        text = page(site, name).replace("\\/", "/")
        assert "<strong>Mind:</strong> the gap" in text, name
        assert "Write to playbooks" in text, name
        assert text.count("<html") < 2, name


@pytest.mark.thorough
def test_what_plugins_add_to_a_page_runs(tmp_path: Path, browser: Browser) -> None:
    """A sheet and a script that a hook writes into the finished page are in force under the page's policy."""
    with web(built(owned(tmp_path, hook=CALLOUTS, said={"extra.team": "x"}))) as address:
        page = browser.new_page()
        page.goto(address + "tips/call-first/")
        assert page.evaluate("window.zoomed")
        assert page.locator("h1").evaluate("title => getComputedStyle(title).color") == "rgb(1, 2, 3)"
        page.close()


def test_a_check_tells_what_is_wrong_after_plugins(tmp_path: Path) -> None:
    """A link that a hook makes is judged, in a tip that waits, too; a build of its day says the same."""
    later = tip_text(CHANGED, title="Later", date="2026-11-24")
    project = owned(tmp_path, {"tips/2026/later.md": later}, hook=CALLOUTS, said={"extra.team": "nowhere"})
    said = (
        'dead link: nothing is published as "/nowhere/live-chat.md"; did you mean "/playbooks/live-chat.md"?'
    )
    code, lines = checked(project)
    assert (code, [line.partition(": ")[2] for line in lines]) == (1, [said])
    assert run_here("forearmed", "build", cwd=project).returncode == 0
    refused = run_here("forearmed", "build", cwd=project, at=NOW + timedelta(days=7))
    assert (refused.returncode, refused.stdout.splitlines()) == (1, lines)


EVENTS = """
seen = {}

def on_config(config):
    seen["config"] = True

def on_files(files, config):
    seen["files"] = sorted(one.src_uri for one in files.documentation_pages())

def on_nav(nav, config, files):
    seen["nav"] = [page.file.src_uri for page in nav.pages]

def on_page_markdown(markdown, page, config, files):
    from pathlib import Path
    assert Path(page.file.abs_src_path).is_file()
    if page.file.src_uri == "tips/2026/call-first.md":
        return f"{'tips/2026/call-first.md' in seen['files']} {'index.md' in seen['nav']} {seen['config']}"
"""


def test_plugins_see_the_site(tmp_path: Path) -> None:
    """Before a page is changed, a plugin sees settings, files and navigation, in a check as in a build."""
    project = owned(tmp_path, hook=EVENTS)
    assert "<p>True True True</p>" in page(built(project))


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (
            "def on_page_markdown(markdown, page, config, files):\n    {}['x']\n",
            "tips/2026/call-first.md stopped a plugin or hook (KeyError: 'x'); look at",
        ),
        (
            "def on_config(config):\n    1 / 0\ndef on_page_content(html, **_):\n    pass\n",
            "stopped a plugin or hook (",
        ),
        (
            "def on_files(files, config):\n    files.remove(files.src_uris['tips/2026/call-first.md'])\n"
            "def on_page_content(html, **_):\n    pass\n",
            "a plugin or hook took tips/2026/call-first.md out of the site, and links and lists still lead",
        ),
    ],
    ids=["page", "config", "files"],
)
def test_a_plugin_that_fails(tmp_path: Path, event: str, message: str) -> None:
    """One line says where and which, and no traceback; a build fails as well."""
    project = owned(tmp_path, hook=event)
    failed = run_here("forearmed", "check", cwd=project)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert message in failed.stderr
    assert '"hooks/own.py" in mkdocs.yml' in failed.stderr
    built = run_here("forearmed", "build", cwd=project)
    assert (built.returncode, "Traceback" in built.stderr) == (1, False)


def test_a_plugin_that_reads_pages_itself(tmp_path: Path) -> None:
    """We have read the page before: what the plugin would make of it is told to have no effect."""
    reads = "def on_page_read_source(page, config):\n    return 'mine'\n"
    project = owned(tmp_path, hook=reads)
    code, lines = checked(project)
    assert code == 0
    assert [line.partition(": ")[2] for line in lines] == [
        'warning: plugins: "hooks/own.py" reads pages itself (on_page_read_source), which has no effect '
        "here; delete it"
    ]
