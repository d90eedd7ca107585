"""The products of a rendered plan: artefacts, huddles, search records, the content of gathering pages."""

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Generic, NamedTuple, TypeVar

from forearmed.article.portable import portable
from forearmed.article.reading import Reading
from forearmed.build.batch import Batch
from forearmed.build.publication.plan import Plan
from forearmed.build.publication.rendering import Rendering
from forearmed.build.publication.search_records import Typographic, lexicon_of, records_of
from forearmed.build.publication.write_form import WriteForm
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import TwistRules
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import (
    HUDDLE,
    PHRASEBOOK,
    WRITE,
    card_uri,
    file_at,
    huddle_address,
    huddle_file,
    playbook_uri,
    tip_address,
)
from forearmed.site.facts import Fact, sheet_foot, tip_fact
from forearmed.site.huddle import HuddleSheet, sheet_of
from forearmed.site.huddle.running import sheet_elsewhere
from forearmed.site.opening import Opening, opening_of
from forearmed.site.pages import running_heading
from forearmed.site.paper import Face
from forearmed.site.phrasebook.gather import Phrasebook, phrasebook
from forearmed.site.pocket import Frame, PocketCard, pocket_card
from forearmed.site.pocket.page import card_foot
from forearmed.site.search.lexicon import Lexicon
from forearmed.site.search.records import SearchRecord

Made = TypeVar("Made")


def products(plan: Plan, rendering: Rendering) -> "Products":
    """Return the products of *plan* and its *rendering*, which must hold every page of the plan."""
    return Products(plan, rendering)


@dataclass(frozen=True)
class _Attempt(Generic[Made]):
    """A result in *made*. Where making it failed in a preview: a substitute, and the error in *obstacle*."""

    made: Made
    obstacle: str = ""


class _Sheet(NamedTuple):
    """All that the sheet of a huddle depends on."""

    tip: Tip
    html: str
    closings: Collection[str]
    twists: TwistRules
    foot: Sequence[str]
    again: str
    wording: Wording

    def make(self, face: Face) -> HuddleSheet:
        """Lay the sheet out, set in *face*."""
        return sheet_of(
            self.tip,
            self.html,
            face,
            closings=self.closings,
            twists=self.twists,
            foot=self.foot,
            again=self.again,
            wording=self.wording,
        )


@dataclass(frozen=True)
class Huddle:
    """A huddle page: its *address*, the *fact* of its tip, and its sheet, which *make* lays out.

    The *heading* says that it is the one of the current edition; the page of a tip's own has none.
    """

    address: str
    fact: Fact
    made_of: tuple[object, ...]
    """All that the sheet depends on."""
    make: Callable[[], HuddleSheet]
    heading: str = ""


def _amount(batch: Batch) -> int:
    return len(batch.make())


def _elsewhere(make: Callable[[], HuddleSheet], way: str) -> HuddleSheet:
    return sheet_elsewhere(make(), way)


@dataclass(frozen=True)
class Products:
    """The last phase of a build. Each product depends on *plan* and *rendering* alone, and is made once."""

    plan: Plan
    rendering: Rendering

    def batches(self) -> Iterator[Batch]:
        """Yield the feeds and the digest of a build that is no preview, before they are made."""
        return self.plan.outlets.batches(self.rendering, remember=self.rendering.remember)

    @property
    def messages(self) -> Mapping[str, bytes]:
        """Return the feeds and the digest by address.

        Where a preview cannot make them, the result is empty and `obstacles` says why.
        """
        return self._messages.made

    def demand_messages(self) -> None:
        """Raise ForearmedError where feeds or the digest cannot carry what a tip or a setting says."""
        for batch in self.batches():
            self.rendering.remember(f"sound {batch.addresses[0]}", batch.made_of, partial(_amount, batch))

    @cached_property
    def data(self) -> Mapping[str, bytes]:
        """Return the data files, such as the index of tips, by address; empty where settings are missing."""
        nothing: Mapping[str, bytes] = {}
        if self.plan.unsettled:
            return nothing
        return self._tried(lambda: self.plan.outlets.data.build(self.lexicon, self._reading_of), nothing).made

    @property
    def edition_html(self) -> str:
        """Return the current edition's body with links that work on the home page, or nothing."""
        return self._edition.made

    @property
    def obstacles(self) -> tuple[str, ...]:
        """Return each error that kept a preview from making its feeds, digest or edition, once."""
        return tuple(dict.fromkeys(filter(None, [self._without_messages, self._edition.obstacle])))

    @property
    def _without_messages(self) -> str:
        """Return the error that keeps a preview from making its feeds or its digest; nothing without one."""
        if self.plan.unsettled:
            return ""
        current = self.plan.schedule.current
        if current and "<img" in self.rendering[current.tip.place.path]:  # its pictures are in the mail
            return self._messages.obstacle
        made_of = self.plan.outlets.made_of(self.rendering)
        kept: str = self.rendering.remember("obstacle", made_of, lambda: self._messages.obstacle)
        return kept

    @cached_property
    def _messages(self) -> _Attempt[Mapping[str, bytes]]:
        if self.plan.unsettled:
            return _Attempt({})
        return self._tried(lambda: self.plan.outlets.messages(self.rendering), {})

    @cached_property
    def _edition(self) -> _Attempt[str]:
        edition = self.plan.schedule.current
        if edition is None:
            return _Attempt("")
        tip = edition.tip
        # The home page is the site's root, so links relative to the root are right there.
        return self._tried(
            lambda: portable(self.rendering[tip.place.path], tip_address(tip), self.plan.wording),
            "",
            root=self.plan.site.url,
        )

    def _tried(self, make: Callable[[], Made], otherwise: Made, *, root: str = "") -> _Attempt[Made]:
        """Return the result of *make*; where it fails in a preview, *otherwise* with the error as obstacle.

        *root* is put before the error's text, for errors that begin with an address below the site's root.
        """
        try:
            return _Attempt(make())
        except (ForearmedError, RecursionError) as error:
            if not self.plan.preview:
                raise
            if isinstance(error, RecursionError):  # nesting too deep, which `judge` reports
                return _Attempt(otherwise)
            return _Attempt(otherwise, root + str(error))

    def huddles(self) -> Iterator[Huddle]:
        """Yield each tip's huddle, then the current edition's. A sheet is laid out when it is asked for."""
        for tip in self.plan.tips:
            yield self._huddle(tip)
        if running := self.plan.running:
            own, way = self._huddle(running), posixpath.relpath(huddle_address(running), HUDDLE) + "/"
            heading = running_heading(self.plan.wording, is_this_week=self.plan.schedule.is_this_week)
            make = partial(_elsewhere, own.make, way)
            yield replace(own, address=file_at(HUDDLE), make=make, heading=heading)

    def _huddle(self, tip: Tip) -> Huddle:
        rules = self.plan.settings.rules
        fact = tip_fact(tip, self.plan.wording)
        sheet = _Sheet(
            tip,
            self.rendering[tip.place.path],
            self._closings,
            rules.twists,
            sheet_foot(fact, self.plan.site),
            self._asked_again.get(tip.slug, ""),
            self.plan.wording,
        )
        return Huddle(huddle_file(tip), fact, sheet, partial(sheet.make, self._face))

    @cached_property
    def _closings(self) -> Collection[str]:
        rules = self.plan.settings.rules
        return rules.known_exercises if rules.tips.closing else ()

    @cached_property
    def _asked_again(self) -> Mapping[str, str]:
        """Return the recall of each tip's latest edition, by the tip's slug: a question of an earlier tip."""
        almanac = self.plan.almanac
        weeks = {edition.tip.slug: edition.week for edition in reversed(almanac.schedule.editions)}
        recalls = almanac.recalls
        return {slug: recalls[week].question for slug, week in weeks.items() if week in recalls}

    def gathered(self, src_uri: str) -> Phrasebook | PocketCard | Opening | WriteForm | None:
        """Return what the page made from *src_uri* gathers from articles; None for most pages.

        The phrasebook, the form and pocket cards have nothing else, and a playbook has its opening.
        """
        if src_uri == WRITE:
            return WriteForm.of(self.plan)
        if src_uri == PHRASEBOOK:
            return phrasebook(self.plan.live, self._reading_of)
        if playbook := self._playbooks_by_uri.get(src_uri):
            return opening_of(playbook.slug, self._reading_of(playbook))
        if playbook := self._playbooks_by_card.get(src_uri):
            foot = card_foot(playbook, self.plan.live, self.plan.site)
            frame = Frame(playbook.title, playbook.when, foot, self.plan.wording)
            rules = self.plan.settings.rules
            endings, traps = rules.known_endings, rules.known_traps
            return pocket_card(self._reading_of(playbook), frame, self._face, endings=endings, traps=traps)
        return None

    @cached_property
    def _playbooks_by_uri(self) -> Mapping[str, Playbook]:
        return {playbook_uri(playbook): playbook for playbook in self.plan.live.playbooks}

    @cached_property
    def _playbooks_by_card(self) -> Mapping[str, Playbook]:
        return {card_uri(playbook): playbook for playbook in self.plan.live.playbooks}

    @cached_property
    def _face(self) -> Face:
        return Face()  # for all sheets of a build, so that a word is measured once

    def _reading_of(self, article: Tip | Playbook) -> Reading:
        uri = article.place.path if isinstance(article, Tip) else playbook_uri(article)
        return self.rendering.reading(uri)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the words of this build's articles, with their synonyms."""
        return lexicon_of(self.plan, self.rendering)

    def records(self, set_text: Typographic) -> Iterator[SearchRecord]:
        """Yield the search record of each tip, playbook and searchable page of this build."""
        return records_of(self.plan, self.rendering, self.lexicon, set_text)
