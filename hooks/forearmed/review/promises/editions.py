"""Find what would change an edition that has gone out, and say what to undo, move or pin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.schedule import Edition, plan
from forearmed.content.model import Place, Tip
from forearmed.content.settings import Settings
from forearmed.foundation.errors import Problem, count
from forearmed.foundation.weeks import WEEKDAYS, Week, written_day
from forearmed.review.promises.heirs import heirs

_SETTINGS = ("encore_after", "skip_weeks", "publish_weekday", "publish_time", "timezone")
_FLAGS = ("feature", "evergreen", "encores")
_PINS_NAMED = 3

Editions = Mapping[Week, Edition]
Change = tuple[Edition | None, Edition | None]
Changes = Mapping[Week, Change]


def rewritten_editions(before: Almanac, after: Almanac, *, config: Place) -> Iterator[Problem]:
    """Yield a problem for every change that would rewrite a released edition."""
    if any(page.src_uri.startswith("tips/") for page in before.library.rejected):
        message = (
            "what went out cannot be compared: tips of the base have mistakes of their own; mend them first"
        )
        yield Problem(config.path, 1, message, warning=True)
        return
    history = _History.of(before, after)
    yield from _moved(history)
    yield from _rewritten(history, config)


@dataclass(frozen=True)
class _History:
    """The released tips, and the tips now. A renamed tip has its present slug in both."""

    then: Mapping[str, Tip]
    """Every tip of the base."""
    out: frozenset[str]
    """The slugs of those that were released."""
    now: Mapping[str, Tip]
    before: Almanac
    after: Almanac

    @classmethod
    def of(cls, before: Almanac, after: Almanac) -> "_History":
        heir_of = heirs(before.library.tips, after.library.tips)
        names = {slug: heir.slug for slug, heir in heir_of.items()}
        then = [tip.model_copy(update={"slug": names.get(tip.slug, tip.slug)}) for tip in before.library.tips]
        return cls(
            then={tip.slug: tip for tip in then},
            out=frozenset(names.get(tip.slug, tip.slug) for tip in before.schedule.live),
            now={tip.slug: tip for tip in after.library.tips},
            before=before,
            after=after,
        )

    def restored(self) -> list[Tip]:
        """Return today's tips as if none that went out had been redated or deleted.

        Both of these are problems of their own, which are reported elsewhere.
        """
        kept = [self._on_its_day(tip) for tip in self.now.values() if not self.is_in_a_gap(tip)]
        return [*kept, *self._gone()]

    def is_in_a_gap(self, tip: Tip) -> bool:
        """Tell whether *tip* replaces a deleted edition in its week; the deletion is reported by itself."""
        gaps = {gone.week for gone in self._gone() if gone.is_edition}
        return tip.is_edition and tip.slug not in self.out and tip.week in gaps

    def _gone(self) -> list[Tip]:
        return [self.then[slug] for slug in sorted(self.out - self.now.keys())]

    def _on_its_day(self, tip: Tip) -> Tip:
        if tip.slug not in self.out or not self.then[tip.slug].is_edition:
            return tip
        return tip.model_copy(update={"date": self.then[tip.slug].date})

    def plan(self, tips: Iterable[Tip], settings: Settings) -> Editions:
        """Return the editions that *tips* would have had up to now."""
        editions = plan(tips, settings, now=self.after.schedule.now).editions
        return {edition.week: edition for edition in editions}

    def changes(self, new: Editions) -> Changes:
        """Return each week for which *new* has another tip than *before* had, with the old and new edition.

        A new edition is no change in the running week if that had none, nor on a site that had no editions.
        """
        old = self.plan(self.then.values(), self.before.settings)
        weeks = sorted(old.keys() | new.keys()) if old else []
        return {
            week: (old.get(week), new.get(week))
            for week in weeks
            if _slug(old.get(week)) != _slug(new.get(week))
            and (week in old or week != self.after.schedule.this_week)
        }

    def path(self, tip: Tip) -> str:
        """Return where *tip* lies now, or lay."""
        return self.now.get(tip.slug, tip).place.path


def _slug(edition: Edition | None) -> str | None:
    return edition.tip.slug if edition else None


def _moved(history: _History) -> Iterator[Problem]:
    """Yield each tip that was an edition and has another date, or none."""
    for slug in sorted(history.out & history.now.keys()):
        was, tip = history.then[slug], history.now[slug]
        if was.is_edition and was.date != tip.date:
            message = f'date: this tip went out on {was.date}; write "date: {was.date}" again'
            yield Problem(tip.place.path, tip.place.line("date"), message)


@dataclass(frozen=True)
class _Cause:
    """One difference: its *key* at a *place*, and how to *undo* it.

    *tips* and *settings* are those of before with this one difference.
    """

    place: Place
    key: str
    undo: str
    tips: Mapping[str, Tip]
    settings: Settings
    late: Tip | None = None
    """The tip that comes too late, where that is the difference."""

    def problem(self, fault: str) -> Problem:
        message = f"{self.key.rpartition('.')[2]}: {fault}"
        return Problem(self.place.path, self.place.line(self.key), message)


def _rewritten(history: _History, config: Place) -> Iterator[Problem]:
    """Yield a problem for each difference that changes a week, and for each week that none changes alone."""
    changes = history.changes(history.plan(history.restored(), history.after.settings))
    if not changes:
        return
    explained: set[Week] = set()
    for cause in (*_settings(history, config), *_flags(history), *_added(history)):
        alone = history.changes(history.plan(cause.tips.values(), cause.settings))
        if blamed := {week: alone[week] for week in alone if week in changes}:
            explained |= blamed.keys()
            fault = _too_late(cause.late, blamed, history) if cause.late else _changed(blamed, history)
            if not (cause.late and _has_a_rival(cause.late, history)):
                yield cause.problem(f"{fault}; {cause.undo}{_pins(cause, blamed, history)}")
    for week in sorted(changes.keys() - explained):
        yield _unexplained(week, changes[week], history, config)


def _settings(history: _History, config: Place) -> Iterator[_Cause]:
    then, now = history.before.settings, history.after.settings
    for name in _SETTINGS:
        if getattr(then, name) != getattr(now, name):
            alone = then.model_copy(update={name: getattr(now, name)})
            yield _Cause(config, f"extra.forearmed.{name}", _undo(name, then), history.then, alone)


def _flags(history: _History) -> Iterator[_Cause]:
    for slug in sorted(history.out & history.now.keys()):
        then, now = history.then[slug], history.now[slug]
        for name in _FLAGS:
            if getattr(then, name) != getattr(now, name):
                alone = {**history.then, slug: then.model_copy(update={name: getattr(now, name)})}
                yield _Cause(now.place, name, _undo(name, then), alone, history.before.settings)


def _added(history: _History) -> Iterator[_Cause]:
    """Yield each tip that would have been an edition already, and was not out."""
    for tip in history.after.schedule.live:
        if tip.is_edition and tip.slug not in history.out and not history.is_in_a_gap(tip):
            alone = {**history.then, tip.slug: tip}
            yield _Cause(tip.place, "date", _next_week(history), alone, history.before.settings, tip)


def _too_late(tip: Tip, blamed: Changes, history: _History) -> str:
    """Return that the date of *tip* is over, and what went out then."""
    old = blamed[tip.week][0] if tip.week and tip.week in blamed else None
    taken = f", and {tip.week} went out with {history.path(old.tip)}" if old else ""
    day = written_day(tip.date) if tip.date else ""
    return f"{day} is past{taken}; nobody would get this tip by mail"


def _has_a_rival(tip: Tip, history: _History) -> bool:
    """Tell whether the tip that went out in the week of *tip* still has it: `check_weeks` reports the two."""
    then = (history.then[slug] for slug in history.out & history.now.keys())
    kept = (was for was in then if was.is_edition and history.now[was.slug].date == was.date)
    return any(was.week == tip.week for was in kept)


def _next_week(history: _History) -> str:
    """Return the advice to wait for the next free week."""
    openings = history.after.openings
    free = openings.first()
    day = free.day(history.after.settings.publish_weekday)
    aside = '"feature: false" to put it only on the site'
    return f'write "date: {day}" for the next free week, {free} ({openings.day(free)}), or {aside}'


def _undo(name: str, then: Tip | Settings) -> str:
    return f'write "{name}: {_written(name, getattr(then, name))}" again'


def _written(name: str, value: object) -> str:
    """Return *value* as mkdocs.yml or front matter has it."""
    if isinstance(value, tuple):
        return f"[{_listed(value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if name == "publish_weekday" and isinstance(value, int):
        return WEEKDAYS[value]
    return f"{value:%H:%M}" if name == "publish_time" else str(value)


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))


def _changed(changes: Changes, history: _History) -> str:
    """Return what is different in the first week of *changes*, and in how many more."""
    week, (old, new) = next(iter(changes.items()))
    was = f"went out with {history.path(old.tip)}" if old else "had no edition"
    would = f"have {history.path(new.tip)}" if new else "have none"
    more = f", and {count(len(changes) - 1, 'more week')} would change" if len(changes) > 1 else ""
    return f"{week} {was} and would {would}{more}"


def _pins(cause: _Cause, blamed: Changes, history: _History) -> str:
    """Return the advice to pin encores that went out, if that makes *cause* harmless; else ""."""
    lost: dict[str, list[Week]] = {}
    for week, (old, _) in blamed.items():
        if old and old.encore and old.tip.slug in history.now:
            lost.setdefault(old.tip.slug, []).append(week)
    pinned = {**cause.tips, **{slug: _pinned(cause.tips[slug], weeks) for slug, weeks in lost.items()}}
    still = history.changes(history.plan(pinned.values(), cause.settings))
    if cause.key == "encores" or not still.keys().isdisjoint(blamed):
        return ""
    pins = [
        f'"encores: [{_listed(weeks)}]" in {history.now[slug].place.path}' for slug, weeks in lost.items()
    ]
    more = ", and so on" if len(pins) > _PINS_NAMED else ""
    return f", or pin what went out: {', '.join(pins[:_PINS_NAMED])}{more}"


def _pinned(tip: Tip, weeks: list[Week]) -> Tip:
    return tip.model_copy(update={"encores": (*tip.encores, *weeks)})


def _unexplained(week: Week, change: Change, history: _History, config: Place) -> Problem:
    """Return the problem of a *week* for which several differences together are to blame."""
    tips = [edition.tip for edition in reversed(change) if edition]
    place = next((history.now[tip.slug].place for tip in tips if tip.slug in history.now), config)
    pins = [
        f', or pin "encores: [{week}]" in {history.path(old.tip)}' for old in change[:1] if old and old.encore
    ]
    message = f"{_changed({week: change}, history)}; undo what did this{''.join(pins)}"
    return Problem(place.path, place.line("date"), message)
