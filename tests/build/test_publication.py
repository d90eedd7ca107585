"""From a schedule to what leaves the site: the entries of feeds, the letter of the digest, the index."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import feedparser
import make
import pytest
from forearmed.build import host
from forearmed.build.cache.key import key_of
from forearmed.build.host import steps
from forearmed.build.publication import Plan, Publication, Rendering
from forearmed.calendar.almanac import Almanac
from forearmed.content.settings import Site
from forearmed.foundation.errors import ForearmedError, ProblemsError
from forearmed.site.pocket import PocketCard

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE = Site("Service Tips", "https://tips.example.com/", "One tip a week.", "en")


def publication(folder: Path, files: dict[str, str | bytes], **changed: object) -> Publication:
    """Return the publication of a project, as if the host had rendered each tip as one paragraph."""
    library = make.library(folder, files, **changed)
    plan = Plan.of(Almanac(library, make.settings(**changed), NOW), site=SITE)
    html = '<p><a href="../other/">{}</a></p>'
    return Publication(plan, Rendering({tip.place.path: html.format(tip.slug) for tip in library.tips}))


def files_of(made: Publication) -> dict[str, bytes]:
    """Return the feeds, the digest and the data files of what was *made*, by address."""
    return {**made.products.messages, **made.products.data}


YEAR: dict[str, str | bytes] = {
    "tips/a.md": make.tip_text(date="2026-10-06", title="A"),
    "tips/b.md": make.tip_text(date="2026-10-13", title="B", tags="[apology]"),
    "tips/later.md": make.tip_text(date="2026-11-24", title="Later"),
    "tips/side.md": make.tip_text(date="2026-11-12", title="Side", feature="false"),
}


def test_feeds_hold_editions_by_week(tmp_path: Path) -> None:
    """An entry's id is its week's, whichever tip it carries: an encore is a new entry, a side tip is none."""
    artefacts = files_of(publication(tmp_path, YEAR, encore_after=4))
    feed = feedparser.parse(artefacts["atom.xml"])
    assert [(entry.id, entry.title) for entry in feed.entries] == [
        ("tag:example.com,2026:tips/2026-W46", "B"),
        ("tag:example.com,2026:tips/2026-W45", "A"),
        ("tag:example.com,2026:tips/2026-W42", "B"),
        ("tag:example.com,2026:tips/2026-W41", "A"),
    ]


def test_encores_say_so(tmp_path: Path) -> None:
    """Whoever has read the tip before learns at once, in feed and mail, that it is back on purpose."""
    artefacts = files_of(publication(tmp_path, YEAR, encore_after=4))
    html = [item["content_html"].partition("</p>")[0] for item in json.loads(artefacts["feed.json"])["items"]]
    assert html == [
        "<p><em>Worth a second look: first published October 13, 2026.</em>",
        "<p><em>Worth a second look: first published October 6, 2026.</em>",
        '<p><a href="https://tips.example.com/tips/other/">b</a>',
        '<p><a href="https://tips.example.com/tips/other/">a</a>',
    ]
    text = artefacts["digest/digest.txt"].decode()
    assert "this tip is back because it is worth a second read" in text
    assert "- November 3, 2026 (encore): A <https://tips.example.com/tips/a/>" in text


def test_a_tag_feed_holds_the_same_entries(tmp_path: Path) -> None:
    """A tag's feed is the site's feed with fewer entries, not different ones; without any it is still one."""
    artefacts = files_of(publication(tmp_path, YEAR, encore_after=0))
    whole, tagged = (json.loads(artefacts[name]) for name in ("feed.json", "tags/apology/feed.json"))
    assert [item["title"] for item in whole["items"]] == ["B", "A"]
    assert tagged["items"] == whole["items"][:1]
    assert tagged["home_page_url"] == "https://tips.example.com/tags/apology/"


def test_feeds_have_a_length(tmp_path: Path) -> None:
    """The settings say how many editions a feed holds; the newest stay."""
    artefacts = files_of(publication(tmp_path, YEAR, encore_after=0, feed_length=1))
    assert [item["title"] for item in json.loads(artefacts["feed.json"])["items"]] == ["B"]


def test_a_correction_updates_the_entry(tmp_path: Path) -> None:
    """A tip's `updated` date shows once it has come, and does not move the entry's release."""
    files: dict[str, str | bytes] = {
        "tips/a.md": make.tip_text(date="2026-10-06", updated="2026-11-01"),
        "tips/b.md": make.tip_text(date="2026-10-13", updated="2027-01-01"),
    }
    items = json.loads(files_of(publication(tmp_path, files, encore_after=0))["feed.json"])["items"]
    assert [(item["date_published"], item["date_modified"]) for item in items] == [
        ("2026-10-13T09:00:00-04:00", "2026-10-13T09:00:00-04:00"),
        ("2026-10-06T09:00:00-04:00", "2026-11-01T09:00:00-05:00"),
    ]


def test_the_digest_is_the_current_edition(tmp_path: Path) -> None:
    """The mail carries the latest edition, its links are absolute, and what came before it is listed."""
    artefacts = files_of(publication(tmp_path, YEAR, encore_after=0))
    message = message_from_bytes(artefacts["digest/digest.eml"], policy=default)
    assert message["Subject"] == "Tip of the Week: B"
    text = artefacts["digest/digest.txt"].decode()
    assert "b <https://tips.example.com/tips/other/>" in text
    assert "- October 6, 2026: A <https://tips.example.com/tips/a/>" in text
    assert "Later" not in text


def test_tips_json(tmp_path: Path) -> None:
    """The index holds every live tip with its facts, side tips without a week."""
    index = json.loads(files_of(publication(tmp_path, YEAR))["tips.json"])
    assert index["site"] == {"title": "Service Tips", "url": "https://tips.example.com/"}
    assert [tip["slug"] for tip in index["tips"]] == ["side", "b", "a"]
    assert index["tips"][1] == {
        "slug": "b",
        "url": "https://tips.example.com/tips/b/",
        "title": "B",
        "summary": "Call before you write.",
        "date": "2026-10-13",
        "released": "2026-10-13T09:00:00-04:00",
        "updated": None,
        "week": "2026-W42",
        "tags": ["apology"],
        "author": "training",
        "series": None,
        "playbook": None,
        "minutes": 1,
    }
    assert index["tips"][0]["week"] is None


def test_the_addresses_announced_are_those_built(tmp_path: Path) -> None:
    """What pages may link to before it exists is what exists in the end, with and without an edition."""
    for files in (YEAR, {"tips/later.md": YEAR["tips/later.md"]}):
        made = publication(tmp_path / str(len(files)), files)
        outlets = made.plan.outlets
        assert sorted([*files_of(made), *outlets.cards]) == sorted(outlets.addresses())


def test_home_shows_the_edition_with_links_from_the_root(tmp_path: Path) -> None:
    """The tip's body is reused on the home page; its links are made to work there, under any path."""
    made = publication(tmp_path, YEAR, encore_after=0)
    assert made.products.edition_html == '<p><a href="tips/other/">b</a></p>'


def test_what_is_made_together_changes_together(tmp_path: Path) -> None:
    """Each feed and the mail is made of its own editions alone, and stays where these are the same."""
    keys = {}
    for title in ("A", "Another"):
        files = {**YEAR, "tips/a.md": make.tip_text(date="2026-10-06", title=title)}
        batches = [*publication(tmp_path / title, files, encore_after=0).products.batches()]
        addresses = [address for batch in batches for address in batch.make()]
        assert sorted(addresses) == sorted(address for batch in batches for address in batch.addresses)
        keys[title] = {batch.addresses[0]: key_of(batch.made_of) for batch in batches}
    changed = {address for address, key in keys["A"].items() if keys["Another"][address] != key}
    assert changed == {"feed.xml", "tags/empathy/feed.xml", "digest/index.html"}
    assert "tags/apology/feed.xml" in keys["A"]


def test_order_is_demanded(tmp_path: Path) -> None:
    """A dead link in a live tip and a warning are both told, and stop the build together."""
    made = publication(tmp_path, {"tips/a.md": make.tip_text(), "tips/idea.md": "---\ntitle: Idea\n---\n"})
    with pytest.raises(ProblemsError) as raised:
        made.verdict.require_no_errors()
    assert [str(problem) for problem in raised.value.problems] == [
        'tips/a.md:7: dead link: nothing is published as "../other/"',
        f"tips/idea.md:1: warning: {make.NO_SUMMARY}",
        f"tips/idea.md:1: warning: {make.NO_TAGS}",
        'tips/idea.md:4: dead link: nothing is published as "../other/"',
    ]


def test_a_former_address_leads_on(tmp_path: Path) -> None:
    """An alias of a live article is a page that leads there at once, and so does its old huddle."""
    files: dict[str, str | bytes] = {
        "tips/new.md": make.tip_text(title="'A <b> tip'", aliases="[old]"),
        "tips/later.md": make.tip_text(date="2026-11-24", aliases="[secret]"),
        "docs/playbooks/live-chat.md": make.playbook_text(aliases="[chat]"),
    }
    artefacts = files_of(publication(tmp_path, files))
    moved = {
        name: page
        for name, page in artefacts.items()
        if name.endswith("/index.html") and "digest" not in name
    }
    assert sorted(moved) == [
        "playbooks/chat/card/index.html",
        "playbooks/chat/index.html",
        "tips/old/huddle/index.html",
        "tips/old/index.html",
    ]
    assert 'url=../../live-chat/card/"' in moved["playbooks/chat/card/index.html"].decode()
    assert b'<a href="../../new/huddle/">' in moved["tips/old/huddle/index.html"]
    assert moved["tips/old/index.html"].decode() == (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A &lt;b&gt; tip</title>\n'
        '<link rel="canonical" href="https://tips.example.com/tips/new/">\n'
        '<meta http-equiv="refresh" content="0; url=../new/">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n</head>\n<body>\n'
        '<p>This page has moved: <a href="../new/">A &lt;b&gt; tip</a>.</p>\n</body>\n</html>\n'
    )


def test_a_stale_playbook_is_a_warning(tmp_path: Path) -> None:
    """The editor is told in `check`, at the line of the date, and nothing is stopped."""
    files = {"docs/playbooks/live-chat.md": make.playbook_text(reviewed="2025-10-31")}
    made = publication(tmp_path, dict(files))
    assert [str(problem) for problem in made.verdict.problems] == [
        "docs/playbooks/live-chat.md:6: warning: reviewed: was due for review on 2026-10-31; "
        "read it against practice and set reviewed"
    ]
    made.verdict.require_no_errors()


def test_urgent_words_need_something_to_show(tmp_path: Path) -> None:
    """A playbook that names them has a safety passage and words to say, and no other names the same."""
    files = {
        "docs/playbooks/a.md": make.playbook_text(urgent="[suicide]"),
        "docs/playbooks/b.md": make.playbook_text(urgent="[Suicide, hurt me]"),
        "docs/playbooks/c.md": make.playbook_text(),
    }
    library = make.library(tmp_path, files)
    rendered = {"playbooks/a.md": "<p>Text.</p>", "playbooks/b.md": "<p><strong>Be safe.</strong> Go.</p>"}
    plan = Plan.of(Almanac(library, make.settings(), NOW), site=SITE)
    made = Publication(plan, Rendering(rendered | {"playbooks/c.md": "<p>Text.</p>"}))
    assert [str(problem) for problem in made.verdict.problems] == [
        "docs/playbooks/a.md:8: urgent: there is no safety passage to show; "
        'begin a box with "> [!CAUTION]", and write in it what to do first',
        'docs/playbooks/b.md:8: urgent: "Suicide" is urgent in docs/playbooks/a.md, too; '
        "delete it in one of them",
        "docs/playbooks/b.md:8: warning: urgent: the safety passage has no words to say; "
        "add a table of them to its box",
    ]
    passages = json.loads(files_of(made)["search/catalog.json"])["urgent"]
    assert passages == [
        {"words": ["Suicide", "hurt me"], "title": "Live chat", "url": "playbooks/b/"}
        | {"text": "Be safe. Go.", "say": []}
    ]


# --- the phases ---

NOT_PORTABLE = f"{'<b>' * 3000}x{'</b>' * 3000}"


def hindered(folder: Path, *, unsettled: bool) -> Publication:
    """Return a preview whose current edition cannot leave the site; *unsettled* settings forbid feeds."""
    library = make.library(folder, {"tips/a.md": make.tip_text()})
    plan = Plan.of(Almanac(library, make.settings(), NOW), site=SITE, preview=True)
    return Publication(replace(plan, unsettled=unsettled), Rendering({"tips/a.md": NOT_PORTABLE}))


def test_a_rendering_is_made_once() -> None:
    """What is rendered later, or in another build, does not reach into it."""
    pages = {"tips/a.md": "<p>a</p>"}
    rendering = Rendering(pages)
    pages["tips/b.md"] = "<p>b</p>"
    assert dict(rendering) == {"tips/a.md": "<p>a</p>"}
    assert (len(rendering), rendering.get("tips/b.md")) == (1, None)
    assert not hasattr(rendering, "__setitem__")


ANSWERS: Mapping[str, Callable[[Publication], object]] = {
    "artefacts": files_of,
    "edition": lambda made: made.products.edition_html,
    "notices": lambda made: (made.notices.problems, made.notices.obstacles),
    "obstacles": lambda made: made.products.obstacles,
    "records": lambda made: [record.address for record in made.products.records(str)],
    "all_findings": lambda made: made.verdict.all_findings,
}


@pytest.mark.parametrize("unsettled", [False, True])
def test_the_order_of_questions_does_not_matter(tmp_path: Path, *, unsettled: bool) -> None:
    """Whatever is asked first of a preview that meets an obstacle, every answer is the same."""
    found = []
    for order in ([*ANSWERS], [*reversed([*ANSWERS])]):
        made = hindered(tmp_path, unsettled=unsettled)
        answers = {name: ANSWERS[name](made) for name in order}
        found.append([answers[name] for name in ANSWERS])
    assert found[0] == found[1]


@pytest.mark.parametrize("unsettled", [False, True])
def test_a_preview_names_what_home_goes_without(tmp_path: Path, *, unsettled: bool) -> None:
    """The notices know it before any page is asked for, also where the settings let nothing else be made."""
    made = hindered(tmp_path, unsettled=unsettled)
    (obstacle,) = made.notices.obstacles
    assert obstacle.startswith("https://tips.example.com/tips/a/: its HTML cannot leave the site: ")
    assert made.products.edition_html == ""
    assert made.products.obstacles == (obstacle,)


def test_nobody_asks_a_phase_that_is_not_over(tmp_path: Path) -> None:
    """What a build publishes is known when all its pages are rendered, and not before."""
    file = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    file.write_text("site_name: Tips\n", "utf-8")
    config = host.load(file)
    plan = Plan.of(Almanac(make.library(tmp_path / "x", {}), make.settings(), NOW), site=SITE)
    steps.attach(config, plan)
    steps.collect(config, {"tips/a.md": "<p>a</p>"})
    assert steps.planned(config) is plan
    with pytest.raises(ForearmedError, match="has not rendered its pages yet"):
        steps.published(config)
    publication = steps.complete(config)
    assert steps.published(config) is publication
    steps.collect(config, {"tips/b.md": "<p>b</p>"})
    assert dict(steps.published(config).rendering) == {"tips/a.md": "<p>a</p>"}


RULES = {
    "trap": "Die Falle",
    "tips": {"closing": "Probier es aus"},
    "playbooks": {"closing": "Finished when"},
}


def test_a_pocket_card_closes_as_the_settings_say(tmp_path: Path) -> None:
    """A house that ends its playbooks with a heading of its own finds that section on the card."""
    made = publication(tmp_path, {"docs/playbooks/live-chat.md": make.playbook_text()}, rules=RULES)
    html = "<h2>1. Greet</h2><p>Hello.</p><h2>Finished when</h2><p>Done.</p>"
    rendered = Publication(made.plan, Rendering({"playbooks/live-chat.md": html}))
    card = rendered.products.gathered("playbooks/live-chat/card.md")
    assert isinstance(card, PocketCard)
    assert (card.closing, [passage.text for passage in card.done]) == ("Finished when", ["Done."])


def test_a_chat_keeps_the_exercise_that_the_settings_name(tmp_path: Path) -> None:
    """A tip too long for a chat goes there with its exercise, whatever the house calls that."""
    made = publication(tmp_path, {"tips/a.md": make.tip_text()}, rules=RULES)
    html = f"{'<p>Much to say.</p>' * 2000}<h2>Probier es aus</h2><p>Ring one up.</p>"
    sent = files_of(Publication(made.plan, Rendering({"tips/a.md": html})))
    for name in ("slack.json", "teams.json"):
        assert b"Ring one up." in sent[f"digest/{name}"]


def test_a_pocket_card_knows_the_trap_as_the_settings_call_it(tmp_path: Path) -> None:
    """A step's trap stands apart from its practices, and goes first where there is no room."""
    made = publication(tmp_path, {"docs/playbooks/live-chat.md": make.playbook_text()}, rules=RULES)
    said = ("Die Falle: Eile.", "DIE FALLE! Hast.", "The trap: haste.", "Falle nicht auf.", "Frag nach.")
    leads = [f"<p><strong>{text.rpartition(' ')[0]}</strong> {text.rpartition(' ')[2]}</p>" for text in said]
    html = f"<h2>1. Greet</h2>{''.join(leads)}"
    rendered = Publication(made.plan, Rendering({"playbooks/live-chat.md": html}))
    card = rendered.products.gathered("playbooks/live-chat/card.md")
    assert isinstance(card, PocketCard)
    assert [one.text for one in card.steps[0].traps] == [*said[:3]]
    assert [one.text for one in card.steps[0].practices] == [*said[3:]]


def test_what_assistants_read(tmp_path: Path) -> None:
    """Contents, Markdown and sentences hold what is live, and nothing of what not to say."""
    files = {
        "tips/a.md": make.tip_text(date="2026-10-06", title="Ask [once]", updated="2026-11-01"),
        "tips/later.md": make.tip_text(date="2026-11-24", title="Later"),
        "docs/playbooks/live-chat.md": make.playbook_text(),
    }
    library = make.library(tmp_path, files)
    plan = Plan.of(Almanac(library, make.settings(), NOW), site=SITE)
    table = (
        '<h2 id="1-go">1. Go</h2><table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead>'
        "<tbody><tr><td>“On it.”</td><td>“Calm down.”</td></tr></tbody></table>"
    )
    pages = [*(tip.place.path for tip in library.tips), "playbooks/live-chat.md"]
    artefacts = files_of(Publication(plan, Rendering(dict.fromkeys(pages, table))))
    assert artefacts["llms.txt"].decode() == (
        "# Service Tips\n\n> One tip a week.\n\n"
        "- [Words to say](https://tips.example.com/answers.json)\n\n"
        "## Playbooks\n\n- [Live chat](https://tips.example.com/playbooks/live-chat/index.html.md): "
        "A customer writes in the chat. How to chat.\n\n"
        "## Tips\n\n- [Ask \\[once\\]](https://tips.example.com/tips/a/index.html.md): "
        "Call before you write.\n"
    )
    assert artefacts["tips/a/index.html.md"].decode() == (
        "---\ntitle: Ask [once]\naddress: https://tips.example.com/tips/a/\nowner: Training\n"
        "reviewed: '2026-11-01'\ntags: [Empathy]\n---\n\n# Ask \\[once\\]\n\n> Call before you write.\n\n"
        "## 1. Go\n\n- **Say:** “On it.”\n"
    )
    playbook, tip = json.loads(artefacts["answers.json"])["answers"]
    assert playbook == {
        "say": "“On it.”",
        "address": "https://tips.example.com/playbooks/live-chat/#1-go",
        "section": "1. Go",
        "title": "Live chat",
        "owner": "Training",
        "reviewed": "2026-10-01",
        "review_due": "2027-10-01",
        "tags": ["Empathy"],
    }
    assert (tip["title"], tip["reviewed"]) == ("Ask [once]", "2026-11-01")
    products = Publication(plan, Rendering(dict.fromkeys(pages, table))).products
    records = [*products.records(str)]
    assert {record.title: [*record.said] for record in records} == {
        "Live chat": [("1-go", "1. Go", "“On it.”", "")],
        "Ask [once]": [("1-go", "1. Go", "“On it.”", "")],
    }
    read = [name for name in artefacts if name.endswith((".html.md", "llms.txt", "answers.json"))]
    assert len(read) == 4
    assert not [name for name in read if b"Later" in artefacts[name] or b"Calm down" in artefacts[name]]
