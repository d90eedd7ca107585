"""What other programs read: `llms.txt`, the Markdown of each article, and every sentence to say as data.

Assistants quote what they read. So nothing here has the words not to say, and nothing is of a draft or of
what is scheduled.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeAlias
from urllib.parse import urljoin

from forearmed.article.as_markdown import markdown_of
from forearmed.article.excerpts import Pair, Section, Twist
from forearmed.article.reading import Reading
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import Site
from forearmed.content.source import yaml_line
from forearmed.foundation.remembering import Remember
from forearmed.foundation.rows import rows_as_json
from forearmed.site.addresses import ANSWERS, LLMS_TXT, markdown_at, playbook_address, tip_address
from forearmed.site.live_library import LiveLibrary

Article: TypeAlias = Tip | Playbook
Read: TypeAlias = Callable[[Article], Reading]
"""Returns the reading of a live article."""


def addresses_for_assistants(live: LiveLibrary) -> list[str]:
    """Return the addresses of all files that `for_assistants` makes."""
    return [LLMS_TXT, ANSWERS, *(markdown_at(_address(article)) for article in _articles(live))]


def for_assistants(live: LiveLibrary, site: Site, read: Read, *, remember: Remember) -> Mapping[str, bytes]:
    """Return `llms.txt`, `answers.json` and the Markdown of each live article, by address."""
    made = {LLMS_TXT: _contents(live, site).encode(), ANSWERS: _answers(live, site, read)}
    for article in _articles(live):
        made[markdown_at(_address(article))] = _markdown(
            article, live, site, read(article), remember
        ).encode()
    return made


def _articles(live: LiveLibrary) -> Iterator[Article]:
    yield from (playbook for playbook in live.playbooks if not live.badge(playbook))
    yield from live.tips


def _address(article: Article) -> str:
    return tip_address(article) if isinstance(article, Tip) else playbook_address(article)


def _contents(live: LiveLibrary, site: Site) -> str:
    """Return the list of articles in the form of https://llmstxt.org."""
    say = live.wording.say
    parts: dict[str, list[str]] = {say("Playbooks"): [], say("Tips"): []}
    for article in _articles(live):
        kind = say("Tips") if isinstance(article, Tip) else say("Playbooks")
        link = f"[{_plain(article.title)}]({site.url}{markdown_at(_address(article))})"
        parts[kind].append(f"- {link}: {_about(article)}")
    blocks = [f"# {site.name}", f"> {site.description}" if site.description else ""]
    blocks.append(f"- [{say('Words to say')}]({site.url}{ANSWERS})")
    blocks += [f"## {kind}\n\n" + "\n".join(lines) for kind, lines in parts.items() if lines]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _plain(title: str) -> str:
    """Return *title* as text in Markdown."""
    return title.replace("[", "\\[").replace("]", "\\]")


def _about(article: Article) -> str:
    return article.blurb if isinstance(article, Tip) else f"{article.when} {article.summary}"


def _markdown(article: Article, live: LiveLibrary, site: Site, reading: Reading, remember: Remember) -> str:
    """Return *article* as Markdown, with its facts as front matter."""
    address = urljoin(site.url, _address(article))
    facts = [("title", article.title), ("address", address), *_facts(article, live).items()]

    def made() -> str:
        head = "\n".join(["---", *(yaml_line(key, value) for key, value in facts), "---"])
        body = markdown_of(reading.body, address)
        return f"{head}\n\n# {_plain(article.title)}\n\n> {_about(article)}\n\n{body}"

    parts = (reading.html, facts, _about(article))
    markdown: str = remember(f"markdown {_address(article)}", parts, made)
    return markdown


def _facts(article: Article, live: LiveLibrary) -> dict[str, object]:
    """Return who keeps *article*, when it was last found right, and what it is about."""
    owner = live.author_id(article) if isinstance(article, Tip) else article.owner
    facts: dict[str, object] = {"owner": live.author_title(owner), "reviewed": _reviewed(article)}
    if isinstance(article, Playbook):
        facts["review_due"] = article.review_due.isoformat()
    return facts | {"tags": [live.tag_title(tag) for tag in article.tags]}


def _reviewed(article: Article) -> str:
    """Return the day on which *article* was last found right: a tip's correction, else its first day."""
    day: date | None = (article.updated or article.date) if isinstance(article, Tip) else article.reviewed
    return day.isoformat() if day else ""


def _answers(live: LiveLibrary, site: Site, read: Read) -> bytes:
    """Return every sentence to say as UTF-8 JSON: those of playbooks first, then the newest tips'."""
    answers = (
        {**said, "title": article.title, **_facts(article, live)}
        for article in _articles(live)
        for section in read(article).words_to_say
        for said in _said(section, urljoin(site.url, _address(article)))
    )
    return rows_as_json({"version": 1, "site": {"title": site.name, "url": site.url}}, "answers", answers)


def _said(section: Section, page: str) -> Iterator[dict[str, str]]:
    """Yield each sentence to say of *section* with its address; of a twist, also the customer's."""
    address = f"{page}#{section.anchor}" if section.anchor else page
    for part in section.parts:
        if isinstance(part, Pair):
            yield {"say": part.say, "address": address, "section": section.heading}
        elif isinstance(part, Twist):
            yield {"say": part.say, "after": part.they, "address": address, "section": section.heading}
