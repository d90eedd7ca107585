"""Problems for addresses in docs/moved.yml at which the site has a page or a file of its own."""

from collections.abc import Collection, Iterable, Iterator

from forearmed.build.publication.root_problems import MADE, folders_of
from forearmed.content.library import OldAddress
from forearmed.content.library.moved import FILE
from forearmed.content.model import Tip
from forearmed.foundation.errors import Problem
from forearmed.site.redirects import files_at


def moved_problems(
    moved: Iterable[OldAddress], tips: Iterable[Tip], taken: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each of the *moved* addresses whose file is among the *taken* ones.

    Also for a file with the address of a folder, or in a folder with the address of a file. An address that
    its tip or list has here already, now or as a former one, is fine. Capital letters make no difference.
    """
    by_slug = {tip.slug: tip for tip in tips}
    pages = [(old, old.file) for old in moved if old.file and old.file not in files_at(old.target, by_slug)]
    files = {file.casefold() for file in (*taken, *MADE, "404.html")}
    everything = files | {file.casefold() for _, file in pages}
    folders = folders_of(everything)
    for old, file in pages:
        address = file.casefold()
        if address in files | folders or not everything.isdisjoint(folders_of([address])):
            message = f'the site has something else at "{old.written}"; delete this line, or move the other'
            yield Problem(FILE, old.line, message)
