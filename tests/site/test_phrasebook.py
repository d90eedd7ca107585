"""All words to say, by situation: each pair once, with where it stands."""

from collections.abc import Mapping
from pathlib import Path

import make
from forearmed.article.excerpts import Pair, Twist
from forearmed.article.reading import Reading
from forearmed.calendar.almanac import Almanac
from forearmed.site.pages import LiveLibrary
from forearmed.site.phrasebook.gather import Phrasebook, phrasebook


def table(*pairs: tuple[str, str]) -> str:
    """Return a rendered table of words to say."""
    rows = "".join(f"<tr><td>{say}</td><td>{avoid}</td></tr>" for say, avoid in pairs)
    return f'<table class="say-not"><tbody>{rows}</tbody></table>'


def gathered(folder: Path, bodies: Mapping[str, str]) -> Phrasebook:
    """Return the phrasebook of two playbooks and three tips, one of them to come, with rendered *bodies*."""
    files = {
        "docs/playbooks/a-later-one.md": make.playbook_text(title="A later one"),
        "docs/playbooks/live-chat.md": make.playbook_text(order="1", tags="[apology]"),
        "tips/2026/call-first.md": make.tip_text(playbook="live-chat"),
        "tips/2026/free.md": make.tip_text(title="Free", date="2026-11-10", tags="[apology, empathy]"),
        "tips/2026/later.md": make.tip_text(title="Later", date="2026-11-24"),
    }
    library, settings = make.library(folder, files), make.settings()
    live = LiveLibrary.of(Almanac(library, settings, make.NOW))
    return phrasebook(live, lambda article: Reading(bodies.get(article.slug, "")))


def test_pairs_stand_with_what_they_are_for(tmp_path: Path) -> None:
    """A playbook's steps, then its tips; below them, by tag, tips that belong to none; later ones nowhere."""
    found = gathered(
        tmp_path,
        {
            "live-chat": f'<h2 id="1-greet">1. Greet</h2>{table(("Hello.", "Yes?"))}',
            "call-first": f'{table(("I call.", "I."))}<h2 id="try">Try it</h2>{table(("Now?", "When?"))}',
            "free": table(("Free.", "Not.")),
            "later": table(("Later.", "Not.")),
        },
    )
    assert [
        (one.id, one.title, one.url, one.slug, [(source.title, source.url) for source in one.sources])
        for one in found.situations
    ] == [
        (
            "when-live-chat",
            "Live chat",
            "playbooks/live-chat/",
            "live-chat",
            [
                ("1. Greet", "playbooks/live-chat/#1-greet"),
                ("Call first", "tips/call-first/"),
                ("Call first", "tips/call-first/#try"),
            ],
        ),
        ("tag-apology", "Apology", "tags/apology/", "", [("Free", "tips/free/")]),
    ]
    assert [tag["id"] for tag in found.tags] == ["empathy", "apology"]
    assert found.count == 4


def test_a_pair_comes_once(tmp_path: Path) -> None:
    """Where the same words stand in two places, the first has them."""
    same = table(("Hello.", "Yes?"))
    found = gathered(tmp_path, {"live-chat": same + same, "free": f"{same}{table(('Bye.', 'So.'))}"})
    sources = [source.pairs for one in found.situations for source in one.sources]
    assert sources == [(Pair("Hello.", "Yes?"),), (Pair("Bye.", "So."),)]


def test_twists_stand_among_the_words(tmp_path: Path) -> None:
    """With their own heading of the tip, each once, below the names that the house has for their columns."""
    rows = "<tr><td>Why?</td><td>Because.</td></tr><tr><td>Why?</td><td>Because.</td></tr>"
    twists = f'<h2 id="if">If</h2><table class="twists"><tbody>{rows}</tbody></table>'
    found = gathered(tmp_path, {"live-chat": table(("Hello.", "Yes?")), "call-first": twists, "free": twists})
    (situation,) = found.situations
    assert [(source.url, source.pairs, source.twists) for source in situation.sources] == [
        ("playbooks/live-chat/", (Pair("Hello.", "Yes?"),), ()),
        ("tips/call-first/#if", (), (Twist("Why?", "Because."),)),
    ]
    assert (found.count, found.they, found.say) == (2, "They answer", "You say")


def test_without_words_there_is_nothing(tmp_path: Path) -> None:
    """A new site has no words to say yet."""
    assert gathered(tmp_path, {}) == Phrasebook(they="They answer", say="You say")
