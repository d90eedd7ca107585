"""The whole command with exports of several services at once."""

from pathlib import Path

import services
from sites import run_here, site_project


def test_several_services_make_one_archive(tmp_path: Path) -> None:
    """Their open posts become tips, closed ones are named and stay out, and no mail address is written."""
    project = site_project(tmp_path / "project", {})
    exports = {
        "a": services.ghost().encode(),
        "b": services.packed(services.substack()),
        "c": services.MAIL.encode(),
        "d": services.docx(),
        "e": services.packed(services.hugo()),
    }
    for name, content in exports.items():
        (project / name).write_bytes(content)
    run_here("forearmed", "import", *exports, cwd=project)
    done = run_here("forearmed", "import", *exports, cwd=project)
    assert done.returncode == 1  # some terms have no tag, and some links lead nowhere
    assert "25 items in the exports:" in done.stdout
    assert "6  posts withheld" in done.stdout
    places = [project / "tips", project / "docs", project / "import-report"]
    written = b"".join(file.read_bytes() for place in places for file in place.rglob("*") if file.is_file())
    assert not [secret for secret in services.SECRETS if secret.encode() in written]
    mailed = [file for file in (project / "tips").rglob("*.md") if "Sent to ." in file.read_text("utf-8")]
    assert "![A desk](/assets/archive/4c4b6a3be131.png)" in mailed[0].read_text("utf-8")


FEED = """<rss version="2.0"><channel><link>https://old.example.com/kb/</link>
<item><title>One</title><link>https://old.example.com/kb/one/</link>
<pubDate>Tue, 06 Jan 2026 09:00:00 -0500</pubDate>
<description>&lt;p&gt;See &lt;a href="../two/#b"&gt;two&lt;/a&gt;, &lt;a href="form/"&gt;a form&lt;/a&gt;,
&lt;a href="?page=2"&gt;more&lt;/a&gt;
and &lt;img src="../a.png" alt="A desk"&gt;.&lt;/p&gt;</description></item>
<item><title>Two</title><link>https://old.example.com/kb/two/</link>
<pubDate>Tue, 13 Jan 2026 09:00:00 -0500</pubDate>
<description>&lt;p&gt;Two.&lt;/p&gt;</description></item>
</channel></rss>"""
"""As mkdocs-rss-plugin writes it: links and pictures count from the page of each post."""


def test_links_of_a_feed_count_from_the_page_of_their_post(tmp_path: Path) -> None:
    """One to another post leads to its tip, others to the old place; a missing picture has an address."""
    project = site_project(tmp_path / "project", {"feed.xml": FEED})
    run_here("forearmed", "import", "feed.xml", cwd=project)
    run_here("forearmed", "import", "feed.xml", cwd=project)
    tip = (project / "tips/2026/one.md").read_text("utf-8")
    assert "See [two](/tips/2026/two.md), [a form](https://old.example.com/kb/one/form/), more" in " ".join(
        tip.split()
    )
    missing = (project / "import-report/missing-pictures.txt").read_text("utf-8")
    assert missing.splitlines() == ["https://old.example.com/kb/a.png"]
