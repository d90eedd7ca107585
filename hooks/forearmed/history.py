"""What a git ref holds of a project, as a folder to read. The only room that runs git; it changes nothing."""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from forearmed.errors import ForearmedError

_READ = (".md", ".yml", ".yaml")
_LINK = "120000"  # the mode of a symbolic link, whose content is where it leads


@contextmanager
def published(ref: str, folder: Path) -> Iterator[Path]:
    """Lend a copy of the Markdown and YAML files that *ref* has in *folder*, a project's.

    Files are copied byte for byte, whatever .gitattributes says. Raises ForearmedError without git, outside
    a repository, and for a *ref* that is not there.
    """
    commit = _commit(ref, folder)
    with tempfile.TemporaryDirectory(prefix="forearmed-") as made:
        copy = Path(made)
        entries = [entry for entry in _entries(commit, folder) if entry[2].endswith(_READ)]
        contents = _contents([blob for _, blob, _ in entries], folder)
        for (mode, _, path), content in zip(entries, contents, strict=True):
            _write(copy / path, content, is_link=mode == _LINK)
        yield copy


def is_behind(ref: str, folder: Path) -> bool:
    """Tell whether *ref* has commits that what is checked out in *folder* lacks."""
    return _git("merge-base", "--is-ancestor", ref, "HEAD", folder=folder).returncode == 1


def folder_in_repository(folder: Path) -> str:
    """Return the way from the repository's root to *folder*, ending in a slash, or nothing at the root."""
    here = folder.resolve()
    root = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
    way = here.relative_to(root).as_posix()
    return "" if way == "." else f"{way}/"


def _commit(ref: str, folder: Path) -> str:
    inside = _git("rev-parse", "--is-shallow-repository", folder=folder)
    if inside.returncode:
        said = inside.stderr.decode(errors="replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise ForearmedError(f"--base needs a clone, and git says of {folder}: {said}")
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", folder=folder)
    if not found.returncode:
        return found.stdout.decode().strip()
    if inside.stdout.strip() == b"true":
        advice = 'get the rest with "git fetch --unshallow", or on GitHub check out with "fetch-depth: 0"'
        raise ForearmedError(f'--base: "{ref}" is not in this shallow clone; {advice}')
    advice = 'write a branch, a tag or a commit, such as origin/main, perhaps after "git fetch"'
    raise ForearmedError(f'--base: git knows no "{ref}" here; {advice}')


def _entries(commit: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the mode, the blob and the path from *folder* of every file that *commit* has in it."""
    listed = _output("ls-tree", "-r", "-z", commit, folder=folder)
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
        mode, kind, blob = facts.split()
        # git makes no such tree, but somebody else might.
        if kind == "blob" and ".." not in PurePosixPath(path).parts:
            yield mode, blob, path


def _contents(blobs: Iterable[str], folder: Path) -> Iterator[bytes]:
    """Yield what each of *blobs* holds, from one call of git."""
    wanted = "".join(f"{blob}\n" for blob in blobs).encode()
    answered = _output("cat-file", "--batch", folder=folder, given=wanted)
    position = 0
    while position < len(answered):
        start = answered.index(b"\n", position) + 1
        head = answered[position:start].split()
        if len(head) != 3:
            raise ForearmedError(f"--base: git has lost {head[0].decode()}; fetch again")
        end = start + int(head[2])
        yield answered[start:end]
        position = end + 1


def _write(file: Path, content: bytes, *, is_link: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if is_link:
        file.symlink_to(content.decode("utf-8", "surrogateescape"))
    else:
        file.write_bytes(content)


def _output(*arguments: str, folder: Path, given: bytes | None = None) -> bytes:
    done = _git(*arguments, folder=folder, given=given)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise ForearmedError(f"--base: git {arguments[0]} failed: {said}")
    return done.stdout


def _git(*arguments: str, folder: Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603  # no shell reads it
    except FileNotFoundError:
        raise ForearmedError("--base needs git, which is not installed; install it and try again") from None
