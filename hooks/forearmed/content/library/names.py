"""What an author meant by the name of a tag, an author, a series or a playbook, and how to write it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from forearmed.content.contracts import Contract, Fault, FaultKind
from forearmed.content.library.folders import ArticleFile
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.content.slugs import as_slug, is_slug
from forearmed.content.source import yaml_line
from forearmed.foundation.nearest import suggestion

Keys = TypeVar("Keys", bound=Contract)
_KINDS: Mapping[str, tuple[str, str]] = {
    "tags": ("tag", "docs/tags.yml lists them"),
    "author": ("author", "docs/authors.yml lists them"),
    "owner": ("author", "docs/authors.yml lists them"),
    "series": ("series", "docs/series.yml lists them"),
    "tip": ("tip", "its name is that of a file in tips/, without .md"),
    "playbook": ("playbook", "its name is that of a file in docs/playbooks/, without .md"),
}
"""What each key names, and where to look it up."""


_FEW = 8
"""How many ids a message lists; more are looked up in their file."""


@dataclass(frozen=True)
class Known:
    """The *ids* that exist, each with its title; entries with errors count, too.

    *all* is true when the file could not be read: every id then counts as known.
    """

    ids: Mapping[str, str]
    all: bool = False

    @classmethod
    def of(cls, sound: Mapping[str, Any], vocabulary: Vocabulary, kind: str) -> "Known":  # Any: each its own
        """Return every entry of the file of *kind*, valid or not."""
        unsure = (name.removeprefix(f"{kind}/") for name in vocabulary.unsure if name.startswith(f"{kind}/"))
        titles = {name: entry.title for name, entry in sound.items()}
        return cls({**dict.fromkeys(unsure, ""), **titles}, kind in vocabulary.unsure)

    def __contains__(self, name: str) -> bool:
        return self.all or name in self.ids

    def meant(self, written: str) -> str | None:
        """Return the id that *written* is another spelling of, or the title of, or None."""
        slug = as_slug(written)
        named = (name for name, title in self.ids.items() if slug and as_slug(title) == slug)
        return slug if slug in self.ids else next(named, None)


def _kind_and_slug(src_uri: str) -> tuple[str, str]:
    return src_uri.partition("s/")[0], PurePosixPath(src_uri).stem


@dataclass(frozen=True)
class Names:
    """What articles may name, by key: `tags`, `author`, `owner`, `series`, `tip`, `playbook`."""

    known: Mapping[str, Known]
    shut_out: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and slug, the setting of mkdocs that excludes an article."""

    @classmethod
    def of(
        cls, vocabulary: Vocabulary, articles: Sequence[ArticleFile], shut_out: Mapping[str, str]
    ) -> "Names":
        """Return the names of *vocabulary*, and of tips and playbooks among *articles*, broken ones too.

        *shut_out* has, by the name in links, the setting of mkdocs that excludes an article.
        """
        authors = Known.of(vocabulary.authors, vocabulary, "authors")
        playbooks = [PurePosixPath(article.path).stem for article in articles if article.is_playbook]
        tips = [PurePosixPath(article.path).stem for article in articles if article.is_tip]
        return cls(
            {
                "tip": Known(dict.fromkeys(tips, "")),
                "tags": Known.of(vocabulary.tags, vocabulary, "tags"),
                "author": authors,
                "owner": authors,
                "series": Known.of(vocabulary.series, vocabulary, "series"),
                "playbook": Known(dict.fromkeys(playbooks, "")),
            },
            {_kind_and_slug(src_uri): why for src_uri, why in shut_out.items()},
        )

    def unknown(self, key: str, written: str) -> str:
        """Return the message for a value of *key*, as *written*, that names nothing."""
        noun, where = _KINDS[key]
        if why := self.shut_out.get((noun, written)):
            return f'{why} keeps the {noun} "{written}" out of the site; name another, or let that one in'
        known = self.known[key]
        if meant := known.meant(written):
            return f'unknown {noun} "{written}"; write {meant}'
        if ";" in written:
            return f'unknown {noun} "{written}"; separate names with a comma'
        near = suggestion(as_slug(written) or written, sorted(known.ids))
        there = f"; there are {', '.join(sorted(known.ids))}" if 0 < len(known.ids) <= _FEW else f"; {where}"
        return f'unknown {noun} "{written}"' + (near or there)

    def missing(self, key: str, contract: type[Contract], *, is_there: bool) -> str:
        """Return the message for a *key* without a value, with one of the site's own ids as an example.

        *is_there* tells that its line is written, and empty.
        """
        ids = list(self.known[key].ids) if key in self.known else []
        example: object = ids[:1] if key == "tags" else "".join(ids[:1])
        return contract.missing(key, *([example] if ids else []), is_there=is_there)

    def read(self, contract: type[Keys], written: Mapping[str, object]) -> tuple[Keys | None, list[Fault]]:
        """Return the keys that *contract* reads from the front matter *written*, or None, and every fault.

        The message of a fault in a name says what to write instead.
        """
        keys, faults = contract.read(written)
        return keys, [self._explained(fault, contract, written) for fault in faults]

    def _explained(self, fault: Fault, contract: type[Contract], written: Mapping[str, object]) -> Fault:
        key, _, place = fault.key.partition(".")
        value = written.get(key)
        if isinstance(value, list) and place.isdecimal():
            value = value[int(place)]
        if value is None and key in contract.model_fields:
            missing = self.missing(key, contract, is_there=key in written)
            return replace(fault, kind=FaultKind.MISSING, message=missing)
        if key not in self.known or not isinstance(value, str):
            return fault
        if key == "tags" and not place:
            if value.startswith("-"):
                items = ", ".join(filter(None, map(as_slug, re.split(r"\s+-|^-", value))))
                return replace(fault, message=f"has no space after the hyphen; {self._listed(items)}")
            return replace(fault, message=f"must be a list; {self._listed(value)}")
        if is_slug(value):
            return fault
        return replace(fault, kind=FaultKind.NAME, message=self.unknown(key, value))

    def _listed(self, written: str) -> str:
        """Return the advice for tags that were *written* as a text: the list to write, or the unknown tag."""
        known = self.known["tags"]
        parts = [written] if known.meant(written) else [part.strip() for part in written.split(",")]
        meant = [known.meant(part) or as_slug(part) for part in parts]
        for part, tag in zip(parts, meant, strict=True):
            if tag not in known:
                example = yaml_line("tags", list(known.ids)[:1])
                return f"write it like {example}; {self.unknown('tags', part)}"
        return f"write {yaml_line('tags', meant)}"
