"""A project as it is in a git ref, copied to a folder to read. Never changes the repository."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.git import Git

_READ = (".md", ".yml", ".yaml")
_LINK = "120000"  # git's mode of a symbolic link; the content of its blob is the link's target


@contextmanager
def published(ref: str, folder: Path) -> Iterator[Path]:
    """Lend a copy, deleted afterwards, of the Markdown and YAML files that *ref* has in the project *folder*.

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
    """Tell whether *ref* has commits that HEAD, which is checked out in *folder*, lacks."""
    return _git(folder).ask("merge-base", "--is-ancestor", ref, "HEAD").returncode == 1


def repository_of(folder: Path) -> Path:
    """Return the root of the repository that holds *folder*, or *folder* itself where it is in none."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), here)


def folder_in_repository(folder: Path) -> str:
    """Return the path from the repository's root to *folder*, with a slash at its end; "" for the root."""
    way = folder.resolve().relative_to(repository_of(folder)).as_posix()
    return "" if way == "." else f"{way}/"


def _commit(ref: str, folder: Path) -> str:
    git = _git(folder)
    git.demand_clone()
    found = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if not found.returncode:
        return found.stdout.decode().strip()
    if git.output("rev-parse", "--is-shallow-repository").strip() == b"true":
        advice = 'get the rest with "git fetch --unshallow", or on GitHub check out with "fetch-depth: 0"'
        raise ForearmedError(f'--base: "{ref}" is not in this shallow clone; {advice}')
    advice = 'write a branch, a tag or a commit, such as origin/main, perhaps after "git fetch"'
    raise ForearmedError(f'--base: git knows no "{ref}" here; {advice}')


def _entries(commit: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield mode, blob id and path, relative to *folder*, of each file that *commit* has in *folder*."""
    listed = _git(folder).output("ls-tree", "-r", "-z", commit)
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
        mode, kind, blob = facts.split()
        # git itself writes no tree with "..", but an attacker's program might.
        if kind == "blob" and ".." not in PurePosixPath(path).parts:
            yield mode, blob, path


def _contents(blobs: Iterable[str], folder: Path) -> Iterator[bytes]:
    """Yield the content of each of *blobs*, in their order. Runs git once for all of them."""
    wanted = "".join(f"{blob}\n" for blob in blobs).encode()
    answered = _git(folder).output("cat-file", "--batch", given=wanted)
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


def _git(folder: Path) -> Git:
    return Git(folder, "--base")
