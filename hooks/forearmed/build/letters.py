"""The letters of editions: what each week's mail says, with the pictures that it carries. Reads no clock."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from urllib.parse import urljoin

from forearmed.article.converter import typographic
from forearmed.build.gallery import Gallery
from forearmed.build.mail_pictures import MOST, mail_pictures
from forearmed.calendar.schedule import Edition
from forearmed.content.model import Tip
from forearmed.content.settings import PicturesGoTo, Site
from forearmed.edition.mail.letter import Letter, Link
from forearmed.edition.mail.picture import Picture
from forearmed.foundation.colors import Shades, shades_of
from forearmed.site.addresses import huddle_address, playbook_address, tip_address
from forearmed.site.facts import tag_facts
from forearmed.site.live_library import LiveLibrary, edition_label

_EARLIER = 4


class Letters:
    """Makes the letter of an edition of one schedule."""

    def __init__(self, live: LiveLibrary, *, site: Site, gallery: Gallery) -> None:
        self._live = live
        self._gallery = gallery
        self._schedule = live.schedule
        self._settings = live.settings
        self._site = site

    def of(self, edition: Edition, html: str) -> Letter:
        """Return the letter of *edition*, whose tip is *html* in its portable form."""
        tip, settings, site = edition.tip, self._settings, self._site
        playbook = self._live.playbooks_by_slug.get(tip.playbook or "")
        if playbook and self._live.badge(playbook):
            playbook = None
        tags = tag_facts(tip.tags, self._live)
        return Letter(
            week=str(edition.week),
            week_label=edition_label(edition, self._live.wording),
            release=edition.release,
            title=tip.title,
            summary=tip.blurb,
            html=html,
            tip_url=self._url(tip_address(tip)),
            huddle_url=self._url(huddle_address(tip)),
            slug=tip.slug,
            encore=edition.encore,
            author=self._live.author_of(tip),
            tags=tuple(Link(tag["title"], self._url(tag["url"])) for tag in tags),
            playbook=Link(playbook.title, self._url(playbook_address(playbook))) if playbook else None,
            earlier=tuple(self._earlier(edition)),
            wording=self._live.wording,
            site_name=site.name,
            site_url=site.url,
            sender=settings.sender,
            reply_to=settings.reply_to,
            list_id=settings.list_id,
            subscribe=settings.subscribe,
            unsubscribe=settings.public_unsubscribe,
            postal_address=settings.postal_address,
            again=self._again(edition),
            exercises=settings.rules.known_exercises,
            pictures=self._pictures(html),
            logo=self._logo_url if self._logo else "",
            accent=settings.brand.colors,
            color=self._color(tip),
            pictures_for_lists=settings.mail_pictures is PicturesGoTo.EVERYONE,
        )

    def _pictures(self, html: str) -> Mapping[str, Picture]:
        """Return the pictures of *html*, the portable body of a tip, that its mail carries."""
        if self._settings.mail_pictures is PicturesGoTo.NOBODY:
            return {}
        logo = {self._logo_url: self._logo} if self._logo else {}
        left = MOST - sum(len(picture.content) for picture in logo.values())
        return {**logo, **mail_pictures(html, self._site.url, self._gallery, most=left)}

    def _color(self, tip: Tip) -> Shades | None:
        """Return the color of the first tag of *tip* that has a page; None where the tag has no color."""
        first = next((self._live.tags[name] for name in tip.tags if name in self._live.tags), None)
        return shades_of(first.color) if first and first.color else None

    @property
    def _logo_url(self) -> str:
        return self._url(self._settings.brand.drawn_logo or "")

    @cached_property
    def _logo(self) -> Picture | None:
        """Return the logo as a mail carries it; None where there is none."""
        asset = self._gallery.find(self._settings.brand.drawn_logo or "")
        is_carried = asset and self._settings.mail_pictures is not PicturesGoTo.NOBODY
        return self._gallery.for_mail(asset) if asset and is_carried else None

    def _again(self, edition: Edition) -> Link | None:
        """Return the question that *edition* asks again, with a link to its tip."""
        found = self._live.almanac.recalls.get(edition.week)
        if found is None:
            return None
        return Link(typographic(found.question, self._live.wording.marks), self._url(tip_address(found.tip)))

    def _earlier(self, edition: Edition) -> Iterator[tuple[str, Link]]:
        say = self._live.wording.say
        before = [one for one in self._schedule.editions if one.release < edition.release]
        others = [one for one in before if one.tip.slug != edition.tip.slug]
        for one in others[:_EARLIER]:
            day = self._live.wording.written_date(one.release.date())
            label = say("{date} (encore)", date=day) if one.encore else day
            yield label, Link(one.tip.title, self._url(tip_address(one.tip)))

    def _url(self, address: str) -> str:
        return urljoin(self._site.url, address)
