"""What an owner shut out stays out: comments, drafts, files that mkdocs.yml leaves out."""

from pathlib import Path

import pytest
import yaml
from make import NOW, playbook_text, tip_text
from playwright.sync_api import Browser
from sites import build, contents, run_here, site_project, web

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000")
"""The beginning of a picture of one pixel."""
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
        "docs/assets/x.png": b"\x89PNG",
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


def test_a_plugin_that_rewrites_pages_takes_no_protection_away(tmp_path: Path, browser: Browser) -> None:
    """Every page has its policy, whose hashes are those of the scripts as they are in the end."""
    site = build(with_hook(tmp_path, MINIFY))
    pages = [*site.glob("**/index.html"), site / "404.html"]
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in pages}
    assert "<meta charset=utf-8>" in texts["tips/call-first/index.html"]
    unprotected = {name for name, text in texts.items() if 'http-equiv="Content-Security-Policy"' not in text}
    assert unprotected == {"digest/index.html"}
    with web(site) as address:
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(f"{address}tips/call-first/")
        assert page.evaluate("typeof __md_scope") == "object"
        assert [line for line in told if "favicon" not in line] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("index.html", "http-equiv", "data-lost"),
        ("index.html", "<meta http-equiv", "<script src=x></script><meta http-equiv"),
        ("index.html", "<script>", "<script>1;"),
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
