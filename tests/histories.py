"""What may happen to a project between two builds: builds with kept results are held against builds without.

Each event changes a project in a folder; *number* says which of its files, and how.
"""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import yaml
from forearmed.build.cache import results, site_record
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.program import program
from forearmed.build.cache.sealed_file import read_sealed, write_sealed
from forearmed.build.cache.spare_site import RECORDS
from make import playbook_text, tip_text
from sites import NOW, contents, run_here, site_project

CACHE = ".cache/forearmed"
DAYS = ("2026-11-17", "2026-11-10", "2026-11-03", "2026-11-24", "2026-10-27")
TAGS = ("[empathy]", "[apology]", "[apology, empathy]")
Event = Callable[[Path, int], None]
_LONGEST_LIFE = 250
"""Hundredths of a second after which a build is killed at the latest; most are done by then."""


def first_project(folder: Path) -> Path:
    """Write a small project with an article of each kind, which link to each other."""
    files: dict[str, str | bytes] = {
        "tips/2026/call-first.md": tip_text(
            "Call. See [chat](/playbooks/live-chat.md).\n", playbook="live-chat"
        ),
        "tips/2026/ask-twice.md": tip_text(
            "Ask. See [before](/tips/2026/call-first.md).\n",
            title="Ask twice",
            date="2026-11-10",
            series="first-words",
        ),
        "tips/2026/coming.md": tip_text("Wait.\n", title="Coming", date="2026-11-24"),
        "docs/playbooks/live-chat.md": playbook_text(),
        "docs/assets/plan.txt": b"A plan.",
        "docs/paths.yml": "first-week:\n  title: Your first week\n  description: From hello on.\n  stops:\n"
        "    - playbook: live-chat\n    - tip: call-first\n    - tip: ask-twice\n",
    }
    return site_project(folder, files)


def _tips(folder: Path) -> list[Path]:
    return sorted((folder / "tips").rglob("*.md"))


def _tip(folder: Path, number: int) -> Path | None:
    found = _tips(folder)
    return found[number % len(found)] if found else None


def _key(name: str, values: tuple[str, ...]) -> Event:
    """Return the event that gives a tip another value of the key called *name*."""

    def event(folder: Path, number: int) -> None:
        if file := _tip(folder, number):
            lines = file.read_text("utf-8").splitlines(keepends=True)
            changed = [
                f"{name}: {values[number % len(values)]}\n" if line.startswith(f"{name}:") else line
                for line in lines
            ]
            file.write_text("".join(changed), "utf-8")

    return event


def edit(folder: Path, number: int) -> None:
    """Write a word more into a tip."""
    if file := _tip(folder, number):
        file.write_text(f"{file.read_text('utf-8')}\nWord {number}.\n", "utf-8")


def add(folder: Path, number: int) -> None:
    """Add a tip that is in no edition."""
    text = tip_text(
        "New.\n", title=f"New {number}", date=DAYS[number % len(DAYS)], feature="false", tags=TAGS[number % 3]
    )
    (folder / f"tips/2026/new-{number}.md").write_text(text, "utf-8")


def delete(folder: Path, number: int) -> None:
    """Delete a tip, which others may link to."""
    if (file := _tip(folder, number)) and number % 3 == 0:
        file.unlink()


def rename(folder: Path, number: int) -> None:
    """Give a tip another address."""
    if file := _tip(folder, number):
        file.rename(file.with_name(f"renamed-{number}.md"))


def _text(path: str, *texts: str) -> Event:
    """Return the event that gives the file at *path* another of the *texts*; nothing deletes it."""

    def event(folder: Path, number: int) -> None:
        file, text = folder / path, texts[number % len(texts)]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8") if text else file.unlink(missing_ok=True)

    return event


def vocabulary(folder: Path, number: int) -> None:
    """Change the description of a tag."""
    file = folder / "docs/tags.yml"
    file.write_text(file.read_text("utf-8").replace("description: ", f"description: {number} ", 1), "utf-8")


def settings(folder: Path, number: int) -> None:
    """Change one setting."""
    file = folder / "mkdocs.yml"
    written = yaml.safe_load(file.read_text("utf-8"))
    own = written["extra"]["forearmed"]
    change: list[Callable[[], object]] = [
        lambda: written.update(site_name=f"Team {number}"),
        lambda: own.update(feed_length=1 + number % 3),
        lambda: own.update(encore_after=number % 3),
        lambda: written["theme"].update(language=("en", "de")[number // 7 % 2]),
        lambda: written["theme"].update(custom_dir="overrides"),
        lambda: written["theme"].pop("custom_dir", None),
        lambda: written.update(repo_url="https://example.com/team", edit_uri="edit/"),
        lambda: written.update(plugins=[] if written["plugins"] else ["search"]),
        lambda: written["nav"].append({f"Guide {number}": "guide/index.md"}),
    ]
    (folder / "overrides").mkdir(exist_ok=True)
    change[number % len(change)]()
    file.write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")


EVENTS: Mapping[str, Event] = {
    "edit": edit,
    "add": add,
    "delete": delete,
    "rename": rename,
    "retitle": _key("title", ("Another title", "Title: with <b> & signs", "Call first")),
    "retag": _key("tags", TAGS),
    "redate": _key("date", DAYS),
    "summary": _key("summary", ("Another summary.", "Call before you write.")),
    "playbook": _text(
        "docs/playbooks/live-chat.md",
        playbook_text(),
        playbook_text("1. Look.\n"),
        playbook_text(title="Chat"),
    ),
    "asset": _text("docs/assets/plan.txt", "A plan.", "Another plan.", ""),
    "synonyms": _text("docs/synonyms.yml", "call: phone, ring\n", ""),
    "home": _text("docs/index.md", "---\ntitle: Home\n---\n", "---\ntitle: Home\n---\nHello.\n"),
    "guide": _text("docs/guide/index.md", "---\ntitle: Guide\n---\n", "---\ntitle: Manual\n---\nHow to.\n"),
    "template": _text(
        "overrides/main.html",
        '{% extends "forearmed.html" %}{% block announce %}Hello.{% endblock %}',
        '{% extends "forearmed.html" %}{% block footer %}{{ super() }}{{ pages | length }}{% endblock %}',
        "",
    ),
    "vocabulary": vocabulary,
    "settings": settings,
}  # fmt: skip
"""What authors do."""


def damage(folder: Path, number: int) -> None:
    """Cut a file of the cache short, or change a byte of it."""
    kept = [*(folder / CACHE).rglob("*"), *(folder / RECORDS).rglob("*")]
    files = sorted(file for file in kept if file.is_file())
    if files:
        file = files[number % len(files)]
        content = file.read_bytes()
        place = number % max(len(content), 1)
        cut = content[:place] if number % 2 else content[:place] + b"\0" + content[place + 1 :]
        file.write_bytes(cut)


def of_another_program(folder: Path, number: int) -> None:
    """Leave a cache that another release has written."""
    for file in (folder / results.FILE, folder / site_record.FILE):
        if text := read_sealed(file, program()):
            write_sealed(file, text, f"another {number}")


def lose(folder: Path, number: int) -> None:
    """Delete the cache, the site, or both."""
    for place in (folder / ".cache", folder / "site")[number % 2 :]:
        shutil.rmtree(place, ignore_errors=True)


def touch_the_site(folder: Path, number: int) -> None:
    """Write into a file of the site, delete one, or put a copy in its place."""
    files = sorted(file for file in (folder / "site").rglob("*") if file.is_file())
    if files:
        file = files[number % len(files)]
        content = file.read_bytes()
        times = file.stat()
        file.unlink()
        if number % 3:
            file.write_bytes(content if number % 3 == 1 else content[::-1])
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def interrupt(folder: Path, number: int, *, at: datetime = NOW) -> None:
    """Begin a build that somebody ends in the middle of it."""
    steps = iter(range(number % 40))
    take = LastSite.take

    def taken(*arguments: object) -> bool:
        if next(steps, None) is None:
            raise KeyboardInterrupt
        return take(*arguments)  # type: ignore[arg-type]  # whatever it was called with

    edit(folder, number)
    with patch.object(LastSite, "take", taken), suppress(KeyboardInterrupt):
        run_here("forearmed", "build", cwd=folder, at=at)


def kill(folder: Path, number: int, *, at: datetime = NOW) -> None:
    """Begin a build in a process of its own, and kill it after a while: it can tidy nothing up."""
    edit(folder, number)
    with beginning("build", folder, at=at) as process, suppress(subprocess.TimeoutExpired):
        process.wait(number % _LONGEST_LIFE / 100)


@contextmanager
def beginning(command: str, folder: Path, *, at: datetime = NOW) -> Iterator["subprocess.Popen[str]"]:
    """Begin a *command* of ours in the project in *folder*; kill it at the end of the ``with`` block."""
    process = subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, "-m", "forearmed", command],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(at.timestamp()))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


@dataclass
class History:
    """A project in two folders: builds in *kept* use what earlier ones have kept, builds in *anew* do not."""

    kept: Path
    anew: Path
    at: datetime = NOW
    older: dict[int, Path] = field(default_factory=dict)

    def happens(self, name: str, number: int) -> None:
        """Let the event called *name* happen, and both builds agree on what comes of it."""
        if name == "clock":
            self.at = NOW + timedelta(hours=number % 90)
        elif name == "interrupt":
            interrupt(self.kept, number, at=self.at)
            edit(self.anew, number)
        elif name == "kill":
            kill(self.kept, number, at=self.at)
            edit(self.anew, number)
        elif name == "older":
            self._bring_back(number)
        elif name in EVENTS:
            for folder in (self.kept, self.anew):
                EVENTS[name](folder, number)
        else:
            HARM[name](self.kept, number)
        self._agree(f"{name} {number}")

    def _bring_back(self, number: int) -> None:
        """Put the cache of an earlier build in the place of this one, and keep this one for later."""
        copy = self.kept.parent / f"older-{number}"
        found = next(iter(self.older.values()), None)
        if (self.kept / CACHE).exists():
            self.older[number] = Path(shutil.copytree(self.kept / CACHE, copy, dirs_exist_ok=True))
        if found:
            shutil.rmtree(self.kept / CACHE, ignore_errors=True)
            shutil.copytree(found, self.kept / CACHE)

    def _agree(self, event: str) -> None:
        found = run_here("forearmed", "check", cwd=self.kept, at=self.at)
        anew = run_here("forearmed", "check", "--no-cache", cwd=self.anew, at=self.at)
        assert (found.returncode, found.stdout) == (anew.returncode, anew.stdout), event
        kept = run_here("forearmed", "build", cwd=self.kept, at=self.at)
        anew = run_here("forearmed", "build", "--no-cache", cwd=self.anew, at=self.at)
        said = kept.stdout.removeprefix("nothing has changed: ")
        assert (kept.returncode, said) == (anew.returncode, anew.stdout), event
        if kept.returncode == 0:
            one, other = (comparable(folder / "site") for folder in (self.kept, self.anew))
            assert one.keys() == other.keys(), event
            assert [name for name in one if one[name] != other[name]] == [], event


HARM: Mapping[str, Event] = {
    "damage": damage,
    "of another program": of_another_program,
    "lose": lose,
    "touch the site": touch_the_site,
    "nothing": lambda folder, number: None,
}
"""What machines and people do to what was built and kept."""
NAMES = (*EVENTS, *EVENTS, *HARM, "clock", "clock", "interrupt", "kill", "kill", "older")


def comparable(site: Path) -> dict[str, bytes]:
    """Return every file of *site*; of the search index, whose bytes differ, the records in it."""
    files = contents(site)
    records = {
        name: gzip.decompress(text) for name, text in files.items() if name.startswith("pagefind/fragment/")
    }
    index = {"pagefind": b"\n".join(sorted(records.values()))}
    return index | {name: text for name, text in files.items() if not name.startswith("pagefind/")}
