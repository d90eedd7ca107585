"""The pages of a group of tips: a tag's, an author's, a series', a year's."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from forearmed.article.markdown import link, plain
from forearmed.calendar.schedule import Edition
from forearmed.content.model import Playbook, Tip
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import entry_uri, feeds_folder, playbook_uri, year_uri
from forearmed.site.document import Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.paging import ListedTip, TipList, entries, paged

# Not to be quoted again: the reserved characters (RFC 3986, section 2.2), and the "%" of quoted ones.
_IN_A_LINK = ":/?#[]@!$&'()*+,;=%"


def group_pages(live: LiveLibrary) -> Iterator[Document]:
    """Yield the pages of every tag, author, series and year."""
    for listing in (*_tags(live), *_authors(live), *_series(live), *_years(live)):
        yield from paged(listing, live)


def _tags(live: LiveLibrary) -> Iterator[TipList]:
    """Yield each tag, with its playbooks above its tips: a reader in trouble needs a playbook first."""
    for name, tag in live.tags.items():
        playbooks = [playbook for playbook in live.playbooks if name in playbook.tags]
        yield TipList(
            entry_uri("tags", name),
            tag.title,
            tag.description,
            entries(live.tips_by_tag.get(name, ()), live.wording),
            intro=_playbooks(live.wording.say("Playbooks"), playbooks),
            metadata={"tag": name, "feeds": feeds_folder(name), "feed_title": tag.title},
        )


def _authors(live: LiveLibrary) -> Iterator[TipList]:
    for name, author in live.authors.items():
        kept = [playbook for playbook in live.playbooks if playbook.owner == name]
        contact = f"[{plain(author.link)}](<{quote(author.link, safe=_IN_A_LINK)}>)" if author.link else ""
        keeps = _playbooks(live.wording.say("Keeps these playbooks"), kept)
        yield TipList(
            entry_uri("authors", name),
            author.title,
            author.description,
            entries(live.tips_by_author.get(name, ()), live.wording),
            intro="\n\n".join(filter(None, [contact, keeps])),
        )


def _series(live: LiveLibrary) -> Iterator[TipList]:
    """Yield each series, with its parts from the first to the last."""
    for name, series in live.series.items():
        yield TipList(
            entry_uri("series", name),
            series.title,
            series.description,
            _parts(live.tips_by_series.get(name, ()), live.wording),
        )


def _parts(tips: Sequence[Tip], wording: Wording) -> list[ListedTip]:
    return [
        ListedTip(tip, f"{wording.say('Part {number}', number=number)} · {wording.written_date(tip.date)}")
        for number, tip in enumerate(tips, 1)
        if tip.date
    ]


def _years(live: LiveLibrary) -> Iterator[TipList]:
    """Yield each calendar year's editions; encores are marked, so a tip can be in a list twice."""
    for year, editions in live.editions_by_year.items():
        found = [
            ListedTip(
                edition.tip,
                _marked(edition, live.wording),
                live.wording.written_month(edition.release.date()),
            )
            for edition in editions
        ]
        title = live.wording.say("Tips of {year}", year=year)
        about = live.wording.say("Every edition of the year, newest first.")
        yield TipList(year_uri(year), title, about, found)


def _marked(edition: Edition, wording: Wording) -> str:
    label, first = wording.short_date(edition.release.date()), edition.tip.date
    if not (edition.encore and first):
        return label
    return f"{label} · {wording.say('encore, first published {date}', date=wording.written_date(first))}"


def _playbooks(heading: str, playbooks: Sequence[Playbook]) -> str:
    lines = [f"- {link(playbook.title, playbook_uri(playbook))}" for playbook in playbooks]
    return "\n".join([f"**{heading}**", "", *lines]) if lines else ""
