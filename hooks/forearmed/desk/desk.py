"""A project as its authors and its editor work on it: the files that are in its folders now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forearmed.build import host
from forearmed.calendar.almanac import Almanac
from forearmed.content.library import library_of
from forearmed.content.model import Playbook, Tip, TipKeys
from forearmed.content.settings import Project
from forearmed.content.slugs import is_reserved, is_slug, slug_of
from forearmed.desk.draft import playbook_draft, tip_draft
from forearmed.foundation.errors import ForearmedError, ProblemsError
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.weeks import written_day
from forearmed.site.addresses import tip_address_of


def seen_at(slug: str) -> str:
    """Return the advice how to see the tip *slug* while writing it, with its address."""
    return f"see it with make serve at http://127.0.0.1:8000/{tip_address_of(slug)}"


@dataclass(frozen=True)
class Begun:
    """A new file: its *path*, and *advice*, a sentence that says what the author does next."""

    path: Path
    advice: str


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
            f"{self._shown(path)}: is to go out on {written_day(day)} ({week}); "
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
        return Begun(path, f"{self._shown(path)}: {what_next}")

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
            raise ForearmedError(f"{self._shown(path)} exists; nothing was written") from None
        except OSError as error:
            raise ForearmedError(f"cannot write {self._shown(path)}: {error.strerror}") from None

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.project.config.parent).as_posix()
