"""The problems of a rendered plan, and advice for it. Reads no files and no clock."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from forearmed.article.reading import Reading
from forearmed.build.cache.key import key_of
from forearmed.build.publication.card_letters import card_warnings
from forearmed.build.publication.dangers import unready_dangers
from forearmed.build.publication.files import unnamed, waiting_files
from forearmed.build.publication.plan import Plan
from forearmed.build.publication.rendering import Rendering
from forearmed.build.publication.reviews import overdue_reviews
from forearmed.build.publication.search_records import lexicon_of, unheard_groups
from forearmed.build.publication.writings import (
    former_addresses,
    old_addresses,
    renamed,
    targets,
    withheld_pages,
)
from forearmed.content.library import Asset
from forearmed.content.model import Playbook, Tip
from forearmed.foundation.errors import Problem, ProblemsError, errors_in
from forearmed.review.foreign import foreign_problems
from forearmed.review.html import Addresses, Rendered, Target, first_comment, judge
from forearmed.review.mailing_list import list_warnings
from forearmed.review.style import Manuscript, look_ahead, style_warnings
from forearmed.site.addresses import playbook_uri

_ELSEWHERE = re.compile(r"""=["']?[^"'#\s>]+#""")
"""An attribute that names a place on another page."""
_UNSEEN = "no page shows this; write ![what it shows]({}) where it belongs, or delete it"


def verdict(plan: Plan, rendering: Rendering) -> "Verdict":
    """Return the verdict on *plan* and its *rendering*. Pages that are not in *rendering* are not checked."""
    return Verdict(plan, rendering)


@dataclass(frozen=True)
class Verdict:
    """The third phase of a build. Each answer depends on *plan* and *rendering* alone."""

    plan: Plan
    rendering: Rendering

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return every problem of the library and of the rendered pages, sorted."""
        plan = self.plan
        found = {*plan.library.problems, *overdue_reviews(plan.library.playbooks, plan.schedule.overdue)}
        found.update(unready_dangers(plan.library.playbooks, self._read))
        found.update(plan.gallery.problems("docs"), self._unseen())
        for page in self._judged:
            found.update(self._problems_of(page))
        return tuple(sorted(found))

    def _read(self, playbook: Playbook) -> Reading | None:
        uri = playbook_uri(playbook)
        return self.rendering.reading(uri) if uri in self.rendering else None

    def _problems_of(self, page: Rendered) -> list[Problem]:
        """Return the problems of *page*; what an earlier build found in the same page, if nothing is new."""

        def found() -> list[tuple[object, ...]]:
            return [astuple(one) for one in (*judge(page, self._addresses), *self._foreign_in(page))]

        if _ELSEWHERE.search(page.html):  # the headings of another page count, too
            return [Problem(*one) for one in found()]  # type: ignore[arg-type]  # its own fields
        columns, changed = self.plan.settings.rules.known_columns, self.rendering.changed.get(page.src_uri)
        parts = (page, changed, columns, self._known_addresses)
        return [Problem(*one) for one in self.rendering.remember(f"judged {page.src_uri}", parts, found)]

    @cached_property
    def _known_addresses(self) -> str:
        """Return a key of everything that a link may lead to, but for the headings of pages."""
        known = self._addresses
        targets = [
            (address, target)
            for by_name in (known.by_address, known.by_source)
            for address, target in by_name.items()
        ]
        releases = {target.release for _, target in targets}
        # As text, since there are thousands of them, and few moments.
        moments = {moment: (moment.isoformat(), moment <= known.now) for moment in releases}
        facts = [(name, one.path, one.size, *moments[one.release]) for name, one in targets]
        return key_of(json.dumps(facts), known.site, known.moved, known.former, known.shut_out)

    def _foreign_in(self, page: Rendered) -> list[Problem]:
        """Return a problem for each piece of other programs' Markdown in *page* that no plugin converted."""
        columns = self.plan.settings.rules.known_columns
        found = foreign_problems(page, self._addresses, columns=columns)
        left_over = self.rendering.changed.get(page.src_uri)
        if not found or left_over is None:
            return found
        changed = replace(page, body=left_over)
        left = {each.message for each in foreign_problems(changed, self._addresses, columns=columns)}
        return [each for each in found if each.message in left]

    @cached_property
    def advice(self) -> tuple[Problem, ...]:
        """Return where tips, playbooks and the schedule break the team's rules of style. Stops no build."""
        plan, almanac, words = self.plan, self.plan.almanac, self.plan.library.vocabulary
        language = plan.site.language
        found = [
            *style_warnings(
                self._desk(),
                plan.settings,
                phrases=words.phrases,
                language=language,
                remember=self.rendering.remember,
                comparison=self.rendering.comparison,
            )
        ]
        # Not the schedule of a preview, which holds tips with errors, too: they do not count as queue.
        concerns = look_ahead(almanac.schedule, almanac.openings, vocabulary=words, config=plan.config)
        found += (concern.problem for concern in concerns)
        if plan.settings.list_manager:
            found += list_warnings(self._desk(), plan.settings.list_manager)
        found += card_warnings(plan)
        lexicon = lexicon_of(plan, self.rendering)
        return tuple(sorted([*found, *unheard_groups(lexicon, words)]))

    @cached_property
    def all_findings(self) -> tuple[Problem, ...]:
        """Return all that `check` reports: every problem and all advice, sorted."""
        return tuple(sorted({*self.problems, *self.advice}))

    @cached_property
    def comments(self) -> Mapping[str, int]:
        """Return the line, from 1, of the first comment in each file that has one. Pages show no comments."""
        found = ((page.place, first_comment(page.body)) for page in self._judged)
        return {place.path: place.body_line + line for place, line in found if line is not None}

    def require_no_errors(self) -> tuple[Problem, ...]:
        """Return the errors in planned tips, and in files that only they show, as warnings.

        Nothing that is still to come stops today's build. Raise ProblemsError when there are other errors.
        """
        planned = self.plan.almanac.planned
        problems = list(planned.of_today(self.problems))
        if errors_in(problems):
            problems = list(planned.of_today(self.problems, waiting=self._waiting_paths()))
        if errors_in(problems):
            raise ProblemsError(problems)
        return tuple(sorted(set(problems) - set(self.problems)))

    def _waiting_paths(self) -> frozenset[str]:
        waiting = self.waiting_files()
        assets = self.plan.library.assets
        return frozenset(asset.path("docs") for asset in assets if asset.src_uri in waiting)

    def waiting_files(self) -> frozenset[str]:
        """Return the files in docs/assets/ that only unreleased pages link to; none in a preview."""
        if self.plan.preview:
            return frozenset()
        return waiting_files(
            {asset.src_uri: asset.beside for asset in self.plan.library.assets if not asset.in_root},
            [page for page in self._judged if page.src_uri in self.plan.shown],
            [page for page in self._judged if page.src_uri not in self.plan.shown],
            self._addresses,
        )

    def _unseen(self) -> Iterator[Problem]:
        """Yield a warning for each picture or film beside an article that no page shows."""
        assets = {asset.src_uri: asset for asset in self.plan.library.assets if asset.beside}
        for name in sorted(unnamed(assets, self._judged, self._addresses)):
            yield Problem(
                assets[name].path("docs"), 1, _UNSEEN.format(PurePosixPath(name).name), warning=True
            )

    def _desk(self) -> list[Manuscript]:
        """Return the rendered articles for the rules of style, sorted by release."""
        return [
            Manuscript(article, self.rendering.reading(src_uri))
            for article, src_uri, _, _ in sorted(self.plan.written, key=lambda written: written[3])
            if isinstance(article, Tip | Playbook) and src_uri in self.rendering
        ]

    @cached_property
    def _judged(self) -> tuple[Rendered, ...]:
        return tuple(self._pages())

    def _pages(self) -> Iterator[Rendered]:
        """Yield every rendered page whose words an author wrote."""
        for article, src_uri, address, release in self.plan.written:
            if src_uri in self.rendering:
                html = self.rendering[src_uri]
                yield Rendered(html, address, src_uri, article.body, article.place, release)

    @cached_property
    def _addresses(self) -> Addresses:
        plan = self.plan
        files = {address: Target(address) for address in plan.addresses}
        files |= {plan.gallery.address_of(asset): _target(asset, plan) for asset in plan.library.assets}
        later = withheld_pages(plan.live)
        by_address, by_source = targets(plan.written, plan.documents, files, self.rendering, later=later)
        by_source = {**by_source, **{file.path: file for file in files.values()}}
        return Addresses(
            by_address,
            by_source,
            plan.schedule.now,
            site=plan.site.url,
            moved={**dict(renamed(plan.library)), **plan.moved},
            former={**dict(old_addresses(plan.library)), **dict(former_addresses(plan.library))},
            shut_out=plan.library.shut_out,
        )


def _target(asset: Asset, plan: Plan) -> Target:
    return Target(asset.src_uri, size=plan.gallery.octets_of(asset))
