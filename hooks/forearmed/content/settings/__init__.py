"""What an organisation sets once, in mkdocs.yml under `extra.forearmed`. Holds no secret, reads no file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from forearmed.content.contracts import Contract, Day, OneLine, Slug, Weeks
from forearmed.content.settings.brand import Brand as Brand
from forearmed.content.settings.brand import BrandFiles as BrandFiles
from forearmed.content.settings.docs import DocsSettings as DocsSettings
from forearmed.content.settings.field_types import NO_FORM as NO_FORM
from forearmed.content.settings.field_types import Bounds as Bounds
from forearmed.content.settings.field_types import (
    Clock,
    Ending,
    Feedback,
    HostNames,
    Keeper,
    ListId,
    Mailbox,
    MailPictures,
    NotNegative,
    Origins,
    Positive,
    ReturnAddress,
    Returns,
    TagUri,
    WayOut,
    WayToUs,
    Weekday,
    Zone,
)
from forearmed.content.settings.pictures_go_to import PicturesGoTo as PicturesGoTo
from forearmed.content.settings.rules import ArticleRules as ArticleRules
from forearmed.content.settings.rules import Rules as Rules
from forearmed.content.settings.rules import TwistRules as TwistRules
from forearmed.content.settings.site_url import site_url_fault
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording import Wording

_SAMPLE = {
    "feed_id": "tag:example.com,2026:tips",
    "sender": "tips@example.com",
    "list_id": "tips.example.com",
    "subscribe": "mailto:join@example.com",
    "unsubscribe": "mailto:leave@example.com",
    "postal_address": "1 Example Street",
    "default_author": "nobody",
}
"""What stands for a required setting that is missing, while the others are read."""


class Settings(Contract):
    """How this knowledge base publishes."""

    feed_id: TagUri
    """Start of every feed identifier: a tag URI (RFC 4151) that never changes, wherever the site moves."""

    sender: Mailbox
    """Whom the digest is from, as in `Service Tips <tips@example.com>`."""

    list_id: ListId
    """The mailing list's identifier (RFC 2919): a host name of yours that never changes."""

    subscribe: WayToUs
    """How a reader joins: a `mailto:` or `https:` address."""

    unsubscribe: WayOut
    """How a reader leaves: a `mailto:` or `https:` address, in which `{token}` may stand for the reader."""

    postal_address: OneLine
    """Your organization's postal address, which the law of many countries asks for in bulk mail."""

    default_author: Slug
    """Author of a tip that names none: an id from docs/authors.yml."""

    reply_to: Mailbox | None = None
    """Where replies to the digest go, when not to the sender."""

    list_manager: Keeper | None = None
    """The program that keeps the list to which `forearmed send --to` sends: `mlmmj`, `mailman`, `sympa` or
    `schleuder`. `forearmed check` and `send` then say what that program would hold back."""

    mail_pictures: MailPictures = PicturesGoTo.SUBSCRIBERS
    """Whose mail carries the pictures of a tip: `subscribers`, `everyone` (mailing lists, too) or `nobody`.
    All other mail has the words of each picture, with a link to it."""

    bounces: ReturnAddress | None = None
    """Where reports about mail that does not arrive go, when not to the sender: an address in which `{token}`
    may stand for the edition and the reader, as in `bounce+{token}@example.com`."""

    keep_addresses: Positive | None = None
    """For how many weeks the ledger keeps who was sent an edition, when not for ever."""

    feedback: Feedback | None = None
    """Where "This helped" and "Something is off" lead at the end of tips and playbooks: a `mailto:` or
    `https:` address, in which `{answer}`, `{title}` and `{address}` stand for the choice and the page."""

    write: Ending | None = None
    """Where the button at the end of the form at /write/ leads: `github`, `gitea` (and Forgejo), `gitlab`,
    `download`, or the `mailto:` address of your editor. Without it, `repo_url` decides. `false` leaves the
    form out."""

    timezone: Zone = ZoneInfo("America/New_York")
    """Whose Monday starts the week and whose clock the publish time is read from."""

    publish_weekday: Weekday = 1
    """The day of the week on which editions go out: `Monday` to `Sunday`, or the same in your language."""

    publish_time: Clock = time(9)
    """The time of day at which tips go live, in quotes: `"09:00"`."""

    since: Day | None = None
    """Tips dated before this day may have any weekday: what you moved from an older publication."""

    card_font: OneLine | None = None
    """A font file of yours (`.ttf` or `.otf`), relative to mkdocs.yml, for letters that the fonts of social
    cards lack, such as Chinese and Japanese ones."""

    feed_length: Positive = 20
    """How many editions a feed holds at most."""

    encore_after: NotNegative = 26
    """Weeks before an evergreen tip may return in a week without a tip of its own; 0 means never."""

    skip_weeks: Weeks = ()
    """Weeks without an edition on purpose, such as `[2026-W53]`."""

    plan_ahead: NotNegative = 7
    """Days before its release by which a tip must be finished: until then, what it lacks is a warning."""

    publish_calendar: bool = False
    """Whether the site has a page with the plan of the coming quarter, `/calendar/`; no page leads there."""

    offline: bool = True
    """Whether browsers keep the site for when the network goes, and may install it. `false` also takes away
    what they have kept: right for computers that people share."""

    returns: Returns = (2, 5, 12)
    """Weeks after which a question of a tip comes back, in the mail and on the huddle; `[]` means never."""

    brand: Brand = Brand()
    """What makes the site, the mail, the cards and the paper look like yours."""

    rules: Rules = Rules()
    """Rules of style that `forearmed check` warns of; docs/phrases.yml lists the stock phrases."""

    allow_hosts: HostNames = ()
    """Other hosts from which pages may load what you add to them, and to which they may send, such as
    `[stats.example.net]`. Without it, no page asks another host for anything."""

    framed_by: Origins = ()
    """Other sites that may show this one in a frame, such as `[https://tickets.example.com]`. The files that
    `forearmed init --host` writes then allow it; without it they forbid it to all."""

    ledger: OneLine = ".forearmed/ledger.sqlite3"
    """Where the record of who was sent what is kept, relative to mkdocs.yml."""

    @property
    def public_unsubscribe(self) -> str:
        """Return the address to unsubscribe without ``{token}``: what the body of a mail shows to all."""
        return self.unsubscribe.replace("{token}", "")

    def worded(self, wording: Wording) -> "Settings":
        """Return the same; where they name no part of an article, *wording*'s language does."""
        return self.model_copy(update={"rules": self.rules.worded(wording)})

    @classmethod
    def without_faulty_keys(cls, written: Mapping[str, object]) -> "Settings":
        """Return what is right of *written*, good enough to go on looking for problems in the content."""
        required = [name for name, key in cls.model_fields.items() if key.is_required()]
        values: dict[str, Any] = dict.fromkeys(required, "")  # Any: model_construct takes each key's own type
        sound: dict[str, Any] = {}
        for name in cls.model_fields.keys() & written.keys():
            # Reading one key alone reports every other needed key as missing: only its own name counts.
            _, faults = cls.read({name: written[name]})
            if name not in {fault.top for fault in faults}:
                sound[name] = written[name]
        read, _ = cls.read({**_SAMPLE, **sound})
        right = {name: getattr(read, name) for name in sound}
        return cls.model_construct(**{**values, **right})


@dataclass(frozen=True)
class Site:
    """What the host's own settings say of the site: its name, address, description and language."""

    name: str
    url: str
    """Absolute, ends in a slash; a path below the host is fine."""
    description: str
    language: str
    repo_url: str = ""
    """Where the repository is shown, if the settings say so."""
    edit_uri: str = ""
    """The way from there, or the whole address, to the place where a file of docs/ is edited."""


def read_settings(
    written: object, site_url: str | None, *, path: str, lines: Mapping[str, int]
) -> tuple[Settings | None, list[Problem]]:
    """Return the settings, or None, and every problem with them at its line of *path*.

    *lines* maps a dotted key, as in ``extra.forearmed.feed_id``, to its line.
    """
    section = lines.get("extra.forearmed", lines.get("extra", 1))
    problems = []
    if fault := site_url_fault(site_url):
        problems.append(Problem(path, lines.get("site_url", 1), fault))
    if not isinstance(written, dict):
        advice = "missing extra.forearmed; README.md shows the settings it needs"
        return None, [Problem(path, section, advice), *problems]
    settings, faults = Settings.read({str(key): value for key, value in written.items()})
    problems += [
        Problem(path, _line(lines, f"extra.forearmed.{fault.key}", section), str(fault)) for fault in faults
    ]
    return None if problems else settings, problems


def _line(lines: Mapping[str, int], key: str, otherwise: int) -> int:
    """Return the line of *key* or of what it stands below."""
    parts = key.split(".")
    above = (".".join(parts[:length]) for length in range(len(parts), 2, -1))
    return next((lines[name] for name in above if name in lines), otherwise)


@dataclass(frozen=True)
class Project:
    """An organisation's knowledge base: its folders, its site and its settings as far as they are right."""

    config: Path
    docs: Path
    tips: Path
    site: Site
    settings: Settings | None
    sound_settings: Settings
    """The settings, or what is right of them."""
    lines: Mapping[str, int]
    """The line of every dotted key of the configuration file."""
    nav: tuple[tuple[str, int], ...] = ()
    """The pages that the host's navigation names, each with its line in the configuration file."""
    problems: tuple[Problem, ...] = ()
    files: DocsSettings = field(default_factory=DocsSettings)
    """What the host's own settings say of the content folders' files."""
    brand_files: BrandFiles = field(default_factory=BrandFiles)
    """What the build reads of the files that the settings name."""
    kept: Path | None = None
    """The folder below which a build keeps what it makes; None where what is kept may be a stranger's."""
