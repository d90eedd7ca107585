"""What a build publishes besides its pages: feeds, digest and chat, as bytes by address.

It turns the schedule's editions into the values that the rooms of each format take. Reads no clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from functools import cached_property, partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from forearmed.article.portable import label_words, portable
from forearmed.build.batch import Batch
from forearmed.build.cache.key import key_of
from forearmed.build.data_files import DataFiles
from forearmed.build.gallery import Gallery
from forearmed.calendar.schedule import Edition, release_of
from forearmed.content.model import Tip
from forearmed.content.settings import Site
from forearmed.edition import chat, feeds
from forearmed.foundation import digest_files
from forearmed.foundation.remembering import Remember, made_anew
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import (
    DIGEST,
    feeds_folder,
    tip_address,
)
from forearmed.site.cards import cards
from forearmed.site.live_library import LiveLibrary
from forearmed.site.redirects import old_pages

if TYPE_CHECKING:
    from forearmed.build.letters import Letters
    from forearmed.edition.mail.letter import Letter

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

Rendered = Mapping[str, str]
"""The HTML of every page, by its URI (``site/addresses.py`` says what a URI is)."""


class Outlets:
    """Makes the feeds and the mail of one schedule."""

    def __init__(self, live: LiveLibrary, *, site: Site, gallery: Gallery) -> None:
        self._live = live
        self._gallery = gallery
        self._schedule = live.schedule
        self._settings = live.settings
        self._site = site
        self.cards = cards(live, site)
        """The social cards by their addresses."""
        self.data = DataFiles(live, site)

    @cached_property
    def _letters(self) -> "Letters":
        from forearmed.build.letters import Letters  # most commands make no mail, and need not load what does

        return Letters(self._live, site=self._site, gallery=self._gallery)

    def addresses(self) -> list[str]:
        """Return the addresses of all artefacts. Needs no rendered page."""
        return [*dict.fromkeys([*self.own_addresses(), *old_pages(self._live, self._site)])]

    def own_addresses(self) -> list[str]:
        """Return the addresses of all artefacts but the pages at addresses of an older publication."""
        return [*self.message_addresses(), *self.cards, *self.data.addresses()]

    def made_of(self, rendered: Rendered) -> tuple[object, ...]:
        """Return what decides whether feeds and digest can be made of *rendered* pages, but for pictures."""
        live, everything = self._live, self._schedule.editions
        tagged = [
            one
            for name in live.tags
            for one in self._first([one for one in everything if name in one.tip.tags])
        ]
        shown = {one.week: one for one in (*self._first(everything), *tagged)}
        tips = [(str(week), one.encore, one.tip, rendered[one.tip.place.path]) for week, one in shown.items()]
        return self._settings, self._site, live.wording, live.tags, live.authors, live.playbooks, tips

    def message_addresses(self) -> list[str]:
        """Return the addresses of the feeds and the digest."""
        folders = [feeds_folder(), *map(feeds_folder, self._live.tags)]
        mail = [f"{DIGEST}{name}" for name in self._digest_files()]
        return [*(f"{folder}{name}" for folder in folders for name in feeds.FORMATS), *mail]

    def _digest_files(self) -> list[str]:
        whole = [
            digest_files.PAGE,
            digest_files.TEXT,
            *digest_files.MAILS,
            *(each.file for each in chat.Chat),
        ]
        return [*(whole if self._schedule.current else []), digest_files.EDITION]

    def messages(self, rendered: Rendered) -> dict[str, bytes]:
        """Return the feeds and the digest by address.

        Raises ForearmedError where they cannot carry what a tip has in it.
        """
        built: dict[str, bytes] = {}
        for batch in self.batches(rendered):
            built |= batch.make()
        return built

    def batches(self, rendered: Rendered, *, remember: Remember = made_anew) -> Iterator[Batch]:
        """Yield the feeds and the digest, those of one folder together, before they are made.

        `remember` has what earlier builds have made of the same tips. Raises ForearmedError where a feed or
        the mail cannot carry what a tip has in it, and so does making them.
        """
        for folder, feed in self._feeds(rendered, remember):
            addresses = tuple(f"{folder}{name}" for name in feeds.FORMATS)
            yield Batch(addresses, (folder, feed), partial(_written, folder, feed))
        yield self._digest(rendered)

    def _feeds(self, rendered: Rendered, remember: Remember) -> Iterator[tuple[str, feeds.Feed]]:
        """Yield the folder and content of the site's feed and of each tag's, with the same entries."""
        entries: dict[Week, feeds.Entry] = {}

        def entry(edition: Edition) -> feeds.Entry:
            if edition.week not in entries:
                entries[edition.week] = self._entry(edition, rendered, remember)
            return entries[edition.week]

        everything = self._schedule.editions
        yield (
            feeds_folder(),
            self._feed("", "", self._site.description, [entry(one) for one in self._first(everything)]),
        )
        for name, tag in self._live.tags.items():
            tagged = self._first([one for one in everything if name in one.tip.tags])
            yield (
                feeds_folder(name),
                self._feed(name, tag.title, tag.description, [entry(one) for one in tagged]),
            )

    def _first(self, editions: Sequence[Edition]) -> Sequence[Edition]:
        return editions[: self._settings.feed_length]

    def _feed(self, tag: str, tag_title: str, description: str, entries: Sequence[feeds.Entry]) -> feeds.Feed:
        folder, say = feeds_folder(tag), self._live.wording.say
        return feeds.Feed(
            id=f"{self._settings.feed_id}/tags/{tag}" if tag else self._settings.feed_id,
            title=say("{site}: {tag}", site=self._site.name, tag=tag_title) if tag else self._site.name,
            description=description,
            language=self._site.language,
            home_url=self._url(folder),
            base_url=self._url(folder),
            entries=tuple(entries),
            author=self._live.author_title(self._settings.default_author),
            epoch=_EPOCH,
        )

    def _entry(self, edition: Edition, rendered: Rendered, remember: Remember) -> feeds.Entry:
        tip = edition.tip
        return feeds.Entry(
            id=f"{self._settings.feed_id}/{edition.week}",
            url=self._url(tip_address(tip)),
            title=tip.title,
            summary=tip.blurb,
            html=self._for_readers(edition, self._labeled(tip, rendered, remember)),
            author=self._live.author_of(tip),
            categories=tuple(feeds.Category(tag, self._live.tag_title(tag)) for tag in tip.tags),
            released=edition.release,
            updated=self._updated(edition),
        )

    def _updated(self, edition: Edition) -> datetime:
        """Return when the edition last changed: at its release, or when its tip was corrected after that."""
        if edition.tip.updated is None:
            return edition.release
        return max(edition.release, release_of(edition.tip.updated, self._settings))

    def _digest(self, rendered: Rendered) -> Batch:
        addresses = tuple(f"{DIGEST}{name}" for name in self._digest_files())
        edition = self._schedule.current
        if edition is None:
            return Batch(addresses, (), _no_edition)
        letter = self._letters.of(edition, self._portable(edition.tip, rendered))
        said = tuple(getattr(letter, part.name) for part in fields(letter))
        return Batch(addresses, said, partial(_sent, letter))

    def mail_of(self, edition: Edition, rendered: Rendered) -> Mapping[str, bytes]:
        """Return the files of *edition*'s mail by name. It names the editions released before it."""
        letter = self._letters.of(edition, self._portable(edition.tip, rendered))
        return _mail(letter, chat.cards(letter))

    def _for_readers(self, edition: Edition, html: str) -> str:
        """Return *html*, the labeled tip of *edition*, for feed readers, which ask it for its direction."""
        wording = self._live.wording
        whole = _note_encore(edition, wording) + html
        return whole if wording.direction == "ltr" else f'<div dir="rtl">{whole}</div>'

    def _labeled(self, tip: Tip, rendered: Rendered, remember: Remember) -> str:
        """Return the body of *tip* as portable HTML in which words to say are labeled."""
        path = tip.place.path

        def make() -> str:
            return label_words(self._portable(tip, rendered), self._live.wording)

        parts = (rendered[path], self._site.url + tip_address(tip), self._wording_key)
        labeled: str = remember(f"for readers {path}", parts, make)
        return labeled

    @cached_property
    def _wording_key(self) -> str:
        return key_of(self._live.wording)

    def _portable(self, tip: Tip, rendered: Rendered) -> str:
        """Return the body of *tip* as portable HTML: for mail programs and feed readers."""
        return portable(rendered[tip.place.path], self._site.url + tip_address(tip), self._live.wording)

    def _url(self, address: str) -> str:
        return urljoin(self._site.url, address)


def _written(folder: str, feed: feeds.Feed) -> Mapping[str, bytes]:
    return {f"{folder}{one.file}": one.write(feed) for one in feeds.FORMATS.values()}


def _no_edition() -> Mapping[str, bytes]:
    from forearmed.edition.mail import digest

    return {f"{DIGEST}{digest_files.EDITION}": digest.no_edition()}


def _sent(letter: "Letter") -> Mapping[str, bytes]:
    """Return the mail with this *letter*, and its messages for chats, by address."""
    for_chat = chat.cards(letter)
    return {f"{DIGEST}{name}": content for name, content in {**_mail(letter, for_chat), **for_chat}.items()}


def _mail(letter: "Letter", for_chat: Mapping[str, bytes]) -> Mapping[str, bytes]:
    from forearmed.edition.mail import digest

    built = digest.compose(letter, cards=for_chat)
    return {
        digest_files.PAGE: built.html.encode(),
        digest_files.TEXT: built.text.encode(),
        digest_files.MAIL: built.eml,
        digest_files.LIST_MAIL: built.list_eml,
        digest_files.EDITION: built.edition,
    }


def _note_encore(edition: Edition, wording: Wording) -> str:
    """Return a line for an encore's feed entry: its readers may have seen the tip before."""
    if not edition.encore or not edition.tip.date:
        return ""
    day = wording.written_date(edition.tip.date)
    return f"<p><em>{escape(wording.say('Worth a second look: first published {date}.', date=day))}</em></p>"
