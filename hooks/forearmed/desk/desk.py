"""A project as its authors and its editor work on it: the files that are in its folders now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from forearmed.build import host
from forearmed.calendar.almanac import Almanac
from forearmed.content.library import library_of
from forearmed.content.model import Playbook, Tip, TipKeys
from forearmed.content.settings import Project
from forearmed.content.slugs import is_reserved, is_slug, slug_of
from forearmed.desk.draft import playbook_draft, tip_draft
from forearmed.desk.suggestion import Form, Issue, Offers, SuggestedTip, answers_in, tip_of
from forearmed.foundation.errors import ForearmedError, ProblemsError
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.shortening import shortened
from forearmed.foundation.weeks import written_day
from forearmed.site.addresses import tip_address_of

_LONGEST_SLUG = 60
"""Signs of an address that is made from a suggestion's title: a whole one can still be read aloud."""


def seen_at(slug: str) -> str:
    """Return the advice how to see the tip *slug* while writing it, with its address."""
    return f"see it with make serve at http://127.0.0.1:8000/{tip_address_of(slug)}"


@dataclass(frozen=True)
class Begun:
    """A new file: its *path*, and *advice*, a sentence that says what the author does next."""

    path: Path
    advice: str


@dataclass(frozen=True)
class Suggested:
    """What a suggestion comes to: a *tip*, and the *path* of its file, which is new."""

    path: Path
    tip: SuggestedTip


@dataclass(frozen=True)
class Desk:
    """A *project* that an author works on, and the *almanac* of the articles that it has already."""

    project: Project
    almanac: Almanac

    @classmethod
    def of(cls, config_file: Path, *, now: datetime) -> "Desk":
        """Read the project of *config_file*; raise ProblemsError when its settings are wrong."""
        project = host.project_of(host.load(config_file))
        if project.settings is None:
            raise ProblemsError(list(project.problems))
        library = library_of(project)
        settings = project.settings.worded(library.wording)
        return cls(project, Almanac(library, settings, now).with_checked_weeks())

    def slug(self, title: str, wanted: str | None) -> str:
        """Return *wanted*, else a slug made from *title*; raise ForearmedError where either is unfit."""
        _, faults = TipKeys.read({"title": title})
        if faults:
            raise ForearmedError(str(faults[0]))
        slug = wanted or slug_of(title, self.project.site.language)
        if not is_slug(slug) or is_reserved(slug):
            advice = "name it with --slug: lower-case letters, digits and hyphens"
            raise ForearmedError(f'"{title}" makes no address of its own; {advice}')
        return slug

    def suggested(self, issue: Issue, forms: tuple[Form, ...]) -> Suggested:
        """Return the file that the suggestion *issue* comes to, answered in one of *forms*; write nothing.

        Raises ForearmedError where it has no title.
        """
        if not issue.title:
            raise ForearmedError("the suggestion has no title; give it one with --title, or in the issue")
        library, settings = self.almanac.library, self.almanac.settings
        answers = answers_in(issue.text, forms)
        tip = tip_of(issue.title, answers, Offers.of(library), settings.rules)
        slug = self._free_slug(tip.title, issue.number)
        year = self.almanac.openings.first().day(settings.publish_weekday).year
        return Suggested(self.project.tips / str(year) / f"{slug}.md", tip)

    def _free_slug(self, title: str, number: int) -> str:
        """Return a slug for a suggestion called *title* that no article has or had."""
        whole = slug_of(title, self.project.site.language)
        slug = shortened(whole.replace("-", " "), _LONGEST_SLUG).rstrip("…").replace(" ", "-")
        if is_reserved(slug) or not slug:
            slug = f"suggestion-{number}" if number else "suggestion"
        taken = {name for tip in self.almanac.library.tips for name in (tip.slug, *tip.aliases)}
        further = (f"{slug}-{again}" for again in count(2))
        return next(name for name in chain([slug], further) if name not in taken)

    def write(self, suggested: Suggested) -> None:
        """Write the file of a suggestion, which must be new."""
        self._write(suggested.path, suggested.tip.text)

    def demand_tags(self, tags: tuple[str, ...]) -> None:
        """Raise ForearmedError if *tags* is empty or has an unknown tag."""
        known = list(self.almanac.library.vocabulary.tags)
        if not tags:
            raise ForearmedError(f"say what it is about with --tag: {', '.join(known)}")
        for tag in tags:
            if tag not in known:
                better = suggestion(tag, known) or f"; there are {', '.join(known)}"
                raise ForearmedError(f'unknown tag "{tag}"{better}')

    def tip(self, slug: str, title: str, tags: tuple[str, ...]) -> Begun:
        """Write the file of a tip for the next free week; return its path, and advice with its date."""
        settings = self.almanac.settings
        week = self.almanac.openings.first()
        day = week.day(settings.publish_weekday)
        keys = {"title": title, "date": day, "tags": list(tags), "author": settings.default_author}
        path = self.project.tips / str(day.year) / f"{slug}.md"
        self._demand_free(slug, self.almanac.library.tips)
        self._write(path, tip_draft(keys, settings.rules))
        return Begun(
            path,
            f"{self.shown(path)}: is to go out on {written_day(day)} ({week}); "
            f"write its summary and its text, {seen_at(slug)}, then run forearmed check",
        )

    def playbook(self, slug: str, title: str, tags: tuple[str, ...]) -> Begun:
        """Write the file of a playbook; return its path and advice."""
        settings = self.almanac.settings
        today = self.almanac.now.astimezone(settings.timezone).date()
        keys = {"title": title, "tags": list(tags), "reviewed": today, "owner": settings.default_author}
        path = self.project.docs / "playbooks" / f"{slug}.md"
        self._demand_free(slug, self.almanac.library.playbooks)
        self._write(path, playbook_draft(keys, settings.rules))
        what_next = "write its summary, when to use it and its steps, then run forearmed check"
        return Begun(path, f"{self.shown(path)}: {what_next}")

    def _demand_free(self, slug: str, articles: Iterable[Tip | Playbook]) -> None:
        """Raise ForearmedError when one of *articles* has this *slug* or had it before."""
        for article in articles:
            if slug in (article.slug, *article.aliases):
                raise ForearmedError(
                    f"{article.place.path} has the address {slug}; open that, or name another with --slug"
                )

    def _write(self, path: Path, text: str) -> None:
        """Write *text* to *path*, which must be new."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise ForearmedError(f"{self.shown(path)} exists; nothing was written") from None
        except OSError as error:
            raise ForearmedError(f"cannot write {self.shown(path)}: {error.strerror}") from None

    def shown(self, path: Path) -> str:
        """Return how messages name *path*."""
        return path.relative_to(self.project.config.parent).as_posix()
