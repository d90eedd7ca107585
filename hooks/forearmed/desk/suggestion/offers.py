"""What a form offers to choose from: the site's tags, authors and playbooks, by the titles readers see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from forearmed.content.library import Library
from forearmed.content.source import read_article, read_map

_PLAYBOOKS = "docs/playbooks/"


@dataclass(frozen=True)
class Offers:
    """The titles to choose from, by the question's id; each leads to the id that front matter wants."""

    by_question: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, library: Library) -> Self:
        """Return what the site of *library* has to offer."""
        words = library.vocabulary
        return cls.naming(
            tags={name: tag.title for name, tag in words.tags.items()},
            authors={name: author.title for name, author in words.authors.items()},
            playbooks={book.slug: book.title for book in library.playbooks},
        )

    @classmethod
    def of_files(cls, files: Mapping[str, str]) -> Self:
        """Return what a site has to offer whose *files*, by their paths, are sound and not written yet."""
        books = {
            PurePosixPath(path).stem: text for path, text in files.items() if path.startswith(_PLAYBOOKS)
        }
        return cls.naming(
            tags=_titles(files.get("docs/tags.yml", "")),
            authors=_titles(files.get("docs/authors.yml", "")),
            playbooks={slug: str(read_article(text).metadata["title"]) for slug, text in books.items()},
        )

    @classmethod
    def naming(
        cls, *, tags: Mapping[str, str], authors: Mapping[str, str], playbooks: Mapping[str, str]
    ) -> Self:
        """Return the offers for these titles by their ids."""
        return cls({"tag": _unlike(tags), "author": _unlike(authors), "playbook": _unlike(playbooks)})

    def chosen(self, question: str, answer: str) -> tuple[str, ...]:
        """Return the ids that *answer* names by title or by id, in its order; what is unknown is left out.

        Where several may be chosen, GitHub separates them by a comma, which a title may hold as well.
        """
        offered = self.by_question[question]
        known = {**{name: name for name in offered.values()}, **offered}
        folded = {title.casefold(): name for title, name in known.items()}
        whole = folded.get(_bare(answer).casefold())
        if whole:
            return (whole,)
        parts = [part for line in answer.splitlines() for part in line.split(",")]
        names = (folded.get(_bare(part).casefold()) for part in parts)
        return tuple(dict.fromkeys(name for name in names if name))


def _titles(text: str) -> Mapping[str, str]:
    """Return the title of each entry of a map of docs/ by its id."""
    entries = read_map(text)[0] if text else {}
    return {name: str(entry["title"]) for name, entry in entries.items() if isinstance(entry, Mapping)}


def _bare(line: str) -> str:
    """Return *line* without the sign of a list in front."""
    return line.strip().removeprefix("- ").removeprefix("* ").strip()


def _unlike(titles: Mapping[str, str]) -> Mapping[str, str]:
    """Return each id by its title; of equal titles, each has its id behind it, since a form takes no two."""
    often = Counter(title.casefold() for title in titles.values())
    return {
        title if often[title.casefold()] == 1 else f"{title} ({name})": name for name, title in titles.items()
    }
