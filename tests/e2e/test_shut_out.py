"""What an owner shut out stays out: comments, drafts, files that mkdocs.yml leaves out."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import yaml
from make import NOW, playbook_text, tip_text
from photos import drawing
from playwright.sync_api import Browser
from sites import build, contents, read, run_here, serving, site_project, web

PNG = drawing()
REMARKS = """\
<!-- alpha -->
One <!-- bravo --> line.

<!--[if mso]>charlie<![endif]-->
<!--
delta

delta again
-->

> Quoted <!-- echo --> words.

| Say | Not |
| --- | --- |
| "Yes." <!-- foxtrot --> | "No." |

## Try it <!-- golf --> now

- Do it. <?php hotel ?>

Code keeps its own: `<!-- shown -->`.
"""


def test_a_comment_reaches_no_reader(tmp_path: Path) -> None:
    """What an author wrote for nobody is in no page, huddle, card, feed, mail, chat or index."""
    folder = site_project(
        tmp_path,
        {
            "tips/2026/call-first.md": tip_text(REMARKS, playbook="live-chat"),
            "docs/playbooks/live-chat.md": playbook_text(f"## 1. Greet\n\n{REMARKS}"),
            "docs/about.md": f"---\ntitle: About\n---\n{REMARKS}",
            "docs/index.md": f"---\ntitle: Home\n---\n{REMARKS}",
        },
    )
    site = contents(build(folder))
    words = b"alpha bravo charlie delta echo foxtrot golf hotel".split()
    texts = {name: text for name, text in site.items() if not name.startswith(("assets/", "pagefind/"))}
    assert [(name, word) for name, text in texts.items() for word in words if word in text] == []
    assert b"&lt;!-- shown --&gt;" in site["tips/call-first/index.html"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("One.\n\nTwo <!-- half\n\nof it --> three.\n", 9),
        ("Never <!-- ended.\n", 7),
        ("![a <!-- note --> b](/assets/x.png)\n", 7),
    ],
    ids=["torn", "endless", "in-a-description"],
)
def test_a_comment_that_would_be_shown_is_told(tmp_path: Path, body: str, line: int) -> None:
    """Markdown takes some comments for text; nobody writes one to have it read."""
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(body),
        "docs/assets/x.png": drawing(),
    }
    told = run_here("forearmed", "check", cwd=site_project(tmp_path, files), at=NOW)
    assert told.returncode == 1
    assert (
        f"tips/2026/call-first.md:{line}: this comment is shown to readers; begin it at the start of a line "
        "and end it with -->, or delete it; to show it on purpose, put it between backticks\n" in told.stdout
    )


MINIFY = """
import re

def on_post_page(output, **_):
    output = re.sub(r"<!--.*?-->", "", output, flags=re.S)
    output = re.sub(r">\\s+<", "><", output)
    output = re.sub(r"(?<=<script>)[^<]*", lambda found: " ".join(found[0].split()), output)
    return re.sub(r'([a-z-]+)="([\\w-]+)"', r"\\1=\\2", output)

def on_post_template(output_content, template_name, **_):
    return on_post_page(output_content) if template_name.endswith(".html") else output_content
"""
LATE = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_post_build(config, **_):
    page = Path(config.site_dir, "tips/call-first/{name}")
    page.write_text(page.read_text("utf-8").replace({old!r}, {new!r}), "utf-8")
"""


def with_hook(folder: Path, text: str) -> Path:
    """Write a small project whose pages a hook of the team's own, *text*, rewrites."""
    site_project(folder, {"tips/2026/call-first.md": tip_text()})
    (folder / "smaller.py").write_text(text)
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    configuration["hooks"].append("smaller.py")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(configuration, sort_keys=False))
    return folder


@pytest.mark.thorough
def test_a_plugin_that_rewrites_pages_takes_no_protection_away(tmp_path: Path, browser: Browser) -> None:
    """Every page has its policy, whose hashes are those of the scripts as they are in the end."""
    site = build(with_hook(tmp_path, MINIFY))
    pages = [*site.glob("**/index.html"), site / "404.html", site / "503.html"]
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in pages}
    assert "<meta charset=utf-8>" in texts["tips/call-first/index.html"]
    unprotected = {name for name, text in texts.items() if 'http-equiv="Content-Security-Policy"' not in text}
    assert unprotected == {"digest/index.html"}
    with web(site) as address:
        page = browser.new_page(service_workers="allow")
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(f"{address}tips/call-first/")
        assert page.evaluate("typeof __md_scope") == "object"
        assert [line for line in told if "favicon" not in line] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("index.html", "http-equiv", "data-lost", marks=pytest.mark.thorough),
        pytest.param(
            "index.html",
            "<meta http-equiv",
            "<script src=x></script><meta http-equiv",
            marks=pytest.mark.thorough,
        ),
        pytest.param("index.html", "<script>", "<script>1;", marks=pytest.mark.thorough),
        ("huddle/index.html", "http-equiv", "data-lost"),
    ],
    ids=["lost", "too-late", "another-script", "of-a-huddle"],
)
def test_a_page_that_loses_its_protection_stops_the_build(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    """What rewrites pages when all are written is found, and named with the page."""
    folder = with_hook(tmp_path, LATE.format(name=name, old=old, new=new))
    told = run_here("forearmed", "build", cwd=folder)
    assert told.returncode == 1
    assert told.stderr.endswith(
        f"tips/call-first/{name}: after its protection (Content-Security-Policy) was put in place, its HTML "
        'was changed; take the plugin or hook "smaller.py" out of mkdocs.yml\n'
    )
    assert not (folder / "site").exists()


INNER = "kept between us"
KEPT_OUT: Mapping[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(),
    "tips/2026/template.md": tip_text(f"{INNER}\n", title="Sample", date=None),
    "docs/internal/plan.md": f"---\ntitle: Plan\n---\n{INNER}\n",
    "docs/assets/internal/plan.pdf": INNER.encode(),
    "docs/playbooks/old.md": playbook_text(f"{INNER}\n", title="Old"),
    "docs/next/later.md": f"---\ntitle: Later\n---\n{INNER}\n",
    "docs/playbooks/coming.md": playbook_text(f"{INNER}\n", title="Coming"),
    "docs/half.md": f"---\ntitle: Half\ndraft: true\nsearch:\n  exclude: true\n---\n{INNER}\n",
    "docs/other.md": f"---\ntitle: Other\npublished: false\n---\n{INNER}\n",
    "tips/2026/waits.md": tip_text(f"{INNER}\n", title="Waits", date="2026-11-10"),
}
WISHES = {
    "exclude_docs": "internal/\n/playbooks/old.md\n/tips/2026/template.md\n",
    "draft_docs": "/next/\n/playbooks/coming.md\n/tips/2026/waits.md\n",
}


def with_wishes(folder: Path, files: Mapping[str, str | bytes], **wishes: object) -> Path:
    """Write a project with *files*, and *wishes* at the top of its mkdocs.yml."""
    site_project(folder, files)
    configuration = yaml.safe_load((folder / "mkdocs.yml").read_text())
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**configuration, **wishes}, sort_keys=False))
    return folder


def test_what_settings_and_pages_keep_back_is_not_built(tmp_path: Path) -> None:
    """exclude_docs, draft_docs, and a page's own draft and published are obeyed, for whatever they name."""
    site = contents(build(with_wishes(tmp_path, KEPT_OUT, **WISHES)))
    assert [name for name, content in site.items() if INNER.encode() in content] == []
    kept_back = ("plan", "old/", "later", "coming", "half", "other", "template", "waits")
    published = [name for name in site if not name.startswith("assets/fonts/")]
    assert [name for name in published if any(word in name for word in kept_back)] == []
    told = b"".join(site[name] for name in ("sitemap.xml", "tips.json", "index.html", "search/catalog.json"))
    assert [word for word in (b"Old", b"Coming", b"Waits", b"half", b"later") if word in told] == []


def test_a_preview_shows_drafts_and_nothing_that_is_excluded(tmp_path: Path) -> None:
    """As mkdocs means it: a draft has its page, with a badge; what is excluded has none anywhere."""
    with serving(with_wishes(tmp_path, KEPT_OUT, **WISHES)) as address:
        for name in ("half/", "other/", "next/later/", "playbooks/coming/", "tips/waits/"):
            page = read(address + name)
            assert INNER in page
            assert '<p class="fa-badge">Draft</p>' in page
        for name in ("internal/plan/", "assets/internal/plan.pdf", "playbooks/old/", "tips/template/"):
            with pytest.raises(HTTPError):
                read(address + name)


def test_what_leads_to_a_page_that_is_kept_back_is_told(tmp_path: Path) -> None:
    """Links, the navigation and front matter: each with the setting that keeps the page out."""
    links = (
        "[a](/internal/plan.md) [b](/half.md) [c](/assets/internal/plan.pdf)\n"
        "[d](/playbooks/coming.md) [e](/tips/2026/waits.md)\n"
    )
    files = {
        **KEPT_OUT,
        "tips/2026/call-first.md": tip_text(links, playbook="old"),
        "tips/2026/next.md": tip_text("x", title="Next", date="2026-11-24", playbook="coming"),
    }
    nav = ["index.md", "internal/plan.md", "half.md", "gone.md"]
    told = run_here("forearmed", "check", cwd=with_wishes(tmp_path, files, nav=nav, **WISHES))
    lines = [re.sub(r":\d+:", ":", line) for line in told.stdout.splitlines()]
    tip, out = "tips/2026/call-first.md", "out of the site; delete one of the two"
    assert sorted(line for line in lines if re.search("draft,|draft;|exclude_docs|nav:", line)) == sorted(
        [
            f'mkdocs.yml: nav: exclude_docs in mkdocs.yml keeps "internal/plan.md" {out}',
            'mkdocs.yml: nav: "half.md" is a draft; delete it, or add it once it is live',
            'mkdocs.yml: nav: "gone.md" is not a page of the site now; delete it, or add it once it is live',
            f'{tip}: exclude_docs in mkdocs.yml keeps the playbook "old" out of the site; '
            "name another, or let that one in",
            f'{tip}: dead link: exclude_docs in mkdocs.yml keeps "/assets/internal/plan.pdf" {out}',
            f'{tip}: dead link: exclude_docs in mkdocs.yml keeps "/internal/plan.md" {out}',
            f"{tip}: dead link: docs/half.md is a draft; link to it once it is live",
            f"{tip}: dead link: docs/playbooks/coming.md is a draft; link to it once it is live",
            f"{tip}: dead link: tips/2026/waits.md is a draft; link to it once it is live",
            "tips/2026/next.md: warning: playbook: docs/playbooks/coming.md is a draft, so this tip does not "
            "lead to it yet",
        ]
    )


@pytest.mark.thorough
def test_a_date_that_will_never_come_is_told(tmp_path: Path) -> None:
    """A tip with a date that exclude_docs keeps out, and a folder that mkdocs itself keeps back."""
    files = {
        "tips/2026/call-first.md": tip_text(),
        "docs/templates/letter.md": "Dear reader.\n",
    }
    folder = with_wishes(tmp_path, files, exclude_docs="/tips/2026/call-first.md\n")
    told = run_here("forearmed", "check", cwd=folder).stdout
    assert (
        "docs/templates/letter.md:1: warning: is not published: mkdocs keeps this folder back, unless "
        "exclude_docs says !/templates/\n" in told
    )
    assert (
        "tips/2026/call-first.md:1: warning: has a date, but exclude_docs in mkdocs.yml keeps it out, so it "
        "never goes out; delete the one or the other\n" in told
    )


AHEAD: Mapping[str, str | bytes] = {
    "docs/tags.yml": "empathy:\n  title: Empathy\n  description: Their chair.\n"
    "quiet:\n  title: Quietness\n  description: Used by nobody.\n"
    "merger:\n  title: Mergers\n  description: Not told yet.\n"
    "known:\n  title: Knowns\n  description: Told already.\n  public: true\n",
    "docs/authors.yml": "training:\n  title: Training\n  description: The trainers.\n"
    "newcomer:\n  title: Newcomer\n  description: Not here yet.\n",
    "docs/series.yml": "first-words:\n  title: First words\n  description: How to begin.\n",
    "tips/2026/call-first.md": tip_text("Call. ![A desk](/assets/both.png)\n"),
    "tips/2026/next.md": tip_text(
        "See [more](/tags/merger.md), ![](/assets/merger%20plan.png){: alt=\"\" }, ![both](/assets/both.png) "
        "and [the form](/assets/form.pdf), ![a](/assets/styled.png) ![b](/assets/logo.png)\n",
        title="Next", date="2026-11-24", tags="[merger, known]", author="newcomer", series="first-words",
    ),
    "docs/assets/both.png": PNG,
    "docs/assets/merger plan.png": PNG,
    "docs/assets/form.pdf": b"%PDF-1.4",
    "docs/assets/styled.png": PNG,
    "docs/assets/logo.png": PNG,
    "docs/assets/nobody.png": PNG,
    "docs/assets/house.css": ".fa-main { background: url(styled.png) }\n",
}  # fmt: skip
NEW = ("tags/merger/index.html", "tags/merger/feed.xml", "authors/newcomer/index.html",
       "series/first-words/index.html", "assets/merger plan.png", "assets/form.pdf")  # fmt: skip
OLD = ("tags/quiet/index.html", "tags/known/index.html", "tags/known/feed.xml", "assets/both.png",
       "assets/nobody.png", "assets/styled.png", "assets/logo.png")  # fmt: skip


def ahead(folder: Path) -> Path:
    """Write a project with a tip that waits, and what it alone uses."""
    return with_wishes(
        folder, AHEAD, extra_css=["assets/house.css"],
        theme={**site_theme(folder), "logo": "assets/logo.png"},
    )  # fmt: skip


def site_theme(folder: Path) -> Mapping[str, object]:
    """Return the theme's settings of a new project."""
    site_project(folder, {})
    theme: Mapping[str, object] = yaml.safe_load((folder / "mkdocs.yml").read_text())["theme"]
    return theme


def test_what_only_a_waiting_tip_uses_is_not_public_before_it(tmp_path: Path) -> None:
    """Tags, authors, series and files come with the first tip that uses them; what nobody uses stays."""
    folder = ahead(tmp_path)
    site = contents(build(folder))
    assert [name for name in NEW if name in site] == []
    assert [name for name in OLD if name not in site] == []
    texts = {name: text for name, text in site.items() if not name.startswith(("assets/", "pagefind/"))}
    for word in (b"merger", b"Mergers", b"Newcomer", b"First words"):
        assert [name for name, text in texts.items() if word in text] == []
    later = contents(build(folder, at=NOW + timedelta(days=3)))
    assert [name for name in (*NEW, *OLD) if name not in later] == []


@pytest.mark.thorough
def test_a_preview_shows_all_that_waits(tmp_path: Path) -> None:
    """Pages of tags, authors and series, and the pictures."""
    with serving(ahead(tmp_path)) as address:
        for name in NEW:
            urlopen(address + name.replace(" ", "%20").removesuffix("index.html")).close()  # noqa: S310  # ours


def test_a_link_to_what_waits_is_told(tmp_path: Path) -> None:
    """A page that is out cannot lead to a tag's page that is not."""
    files = {**AHEAD, "docs/about.md": "---\ntitle: About\n---\n[x](/tags/merger.md)\n"}
    told = run_here("forearmed", "check", cwd=with_wishes(tmp_path, files, extra_css=["assets/house.css"]))
    assert [line for line in told.stdout.splitlines() if "warning" not in line] == [
        "docs/about.md:4: dead link: tags/merger.md goes live later, on 2026-11-24; link to it once it is "
        "live"
    ]


def test_a_pattern_that_cannot_be_obeyed_is_told(tmp_path: Path) -> None:
    """Mkdocs would publish what begins with a dot if asked; nothing here does."""
    files = {"tips/2026/call-first.md": tip_text()}
    folder = with_wishes(tmp_path, files, exclude_docs="*.tmp\n!.well-known/\n")
    told = run_here("forearmed", "check", cwd=folder).stdout
    assert (
        'warning: exclude_docs: "!.well-known/" is not obeyed: a name that begins with a dot is published '
        "from docs/root/ only; delete it\n" in told
    )


@pytest.mark.thorough
@pytest.mark.parametrize(
    "value",
    [
        "ignore",
        *(pytest.param(each, marks=pytest.mark.thorough) for each in ("relative_to_docs", "warn", None)),
    ],
)
def test_links_from_the_top_are_looked_up_in_docs(value: str | None, tmp_path: Path) -> None:
    """So it is whatever mkdocs is asked to do with them, and a wish for another way is told."""
    files = {
        "tips/2026/call-first.md": tip_text("See [the playbook](/playbooks/live-chat.md).\n"),
        "docs/playbooks/live-chat.md": playbook_text(),
    }
    validation = {"validation": {"links": {"absolute_links": value}}} if value else {"validation": {}}
    folder = with_wishes(tmp_path, files, **validation)
    checked = run_here("forearmed", "check", cwd=folder)
    assert (checked.returncode, "dead link" in checked.stdout) == (0, False), checked.stdout
    told = (
        "warning: validation.links.absolute_links: is not obeyed: a link with a slash in front is looked up "
        "from docs/; write relative_to_docs\n"
    )
    assert (told in checked.stdout) == (value in ("ignore", "warn"))
    page = (build(folder) / "tips/call-first/index.html").read_text("utf-8")
    assert '<a href="../../playbooks/live-chat/">the playbook</a>' in page


def test_the_theme_is_not_covered(tmp_path: Path) -> None:
    """A picture or a script with the name of one that the site brings would replace it in silence."""
    files: Mapping[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(),
        "docs/assets/images/Favicon.png": PNG,
        "docs/assets/javascripts/search/finder.js": "go()",
    }
    folder = with_wishes(tmp_path, files, extra_javascript=["assets/javascripts/search/finder.js"])
    told = run_here("forearmed", "check", cwd=folder).stdout
    covers = "has the name of a file of the site's own and would replace it; rename this one\n"
    assert f"docs/assets/images/Favicon.png:1: {covers}" in told
    assert f"docs/assets/javascripts/search/finder.js:1: {covers}" in told


ADDING = MINIFY.replace(
    "def on_post_page",
    "def on_page_context(context, page, **_):\n"
    "    page.content += '<script>\\n x()</script>'\n\n"
    "def on_post_page",
)


def test_a_script_that_a_plugin_puts_into_the_text(tmp_path: Path) -> None:
    """It is judged as if the author had written it, by a check as by a build."""
    hook = "def on_page_content(html, **_):\n    return html + '<script>x()</script>'\n"
    project = with_hook(tmp_path, hook)
    for command in ("check", "build"):
        told = run_here("forearmed", command, cwd=project)
        assert told.returncode == 1
        assert "tips/2026/call-first.md:7: <script> is not allowed here; delete it\n" in told.stdout


def test_a_page_whose_text_cannot_be_told_apart_stops_the_build(tmp_path: Path) -> None:
    """One plugin puts a script into the text, and the page is rewritten: nobody knows whose script it is."""
    told = run_here("forearmed", "build", cwd=with_hook(tmp_path, ADDING))
    assert told.returncode == 1
    assert told.stderr.endswith(
        "index.html: its text holds a script, and its page has been rewritten since, so it cannot be "
        'protected; take the plugin or hook "smaller.py" out of mkdocs.yml\n'
    )
