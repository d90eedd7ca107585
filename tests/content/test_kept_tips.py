"""Tips that are kept from build to build are those that are read from their files."""

from typing import Any

import pytest
from forearmed.content.library.articles import ArticleMemory, read_articles
from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.names import Names
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.content.settings import DocsSettings
from forearmed.foundation.remembering import Remember
from make import tip_text

TEXTS = {
    "plain": tip_text("Call.\n"),
    "every key": tip_text(
        "Call.\n\n1. Ask.\n", author="training", series="first-words", playbook="live-chat",
        evergreen="false", updated="2026-11-18", aliases="[phone-first]", encores="[2027-W40]",
        feature="true",
        questions="[Who called?]",
    ),
    "a draft": "---\ntitle: An idea\n---\n",
    "other line ends": tip_text("Call.\n\nAsk.\n").replace("\n", "\r\n"),
    "remarks": tip_text("Call.").replace("title:", "# Later.\ntitle:"),
    "mistakes": tip_text("<script>\n", summary=None, tags="[Empathy]", sumary="x"),
    "torn": "---\ntitle: [Torn\n---\nHello.\n",
}  # fmt: skip


def remembering(kept: dict[str, Any]) -> Remember:
    """Return how to ask for what is in *kept*, whatever it was made from."""

    def remember(name: str, parts: tuple[object, ...], make: Any) -> Any:
        kept[name] = kept.get(name) or make()
        return kept[name]

    return remember


@pytest.mark.parametrize("name", TEXTS)
def test_a_kept_tip_is_the_tip_itself(name: str) -> None:
    """All of it: each key and its type, the lines for messages, and the problems, which are found anew."""
    file = ArticleFile("tips/2026/call-first.md", "tips/2026/call-first.md", TEXTS[name])
    names = Names.of(Vocabulary({}, {}, {}), [file], {})
    kept: dict[str, Any] = {}
    anew, first, second = (
        read_articles([file], names, DocsSettings(), memory)
        for memory in (None, ArticleMemory(remembering(kept)), ArticleMemory(remembering(kept)))
    )
    assert anew == first == second
    assert [repr(vars(tip)) for tip in anew.tips] == [repr(vars(tip)) for tip in second.tips]
    assert any(kept.values()) == (name in ("plain", "every key", "other line ends", "remarks"))
