"""The address of everything that a visitor can open, and the URI and the file behind each address.

An address is relative to the site's root, without a leading slash: ``tips/call-first/``. A URI names the
source of a page as authors write it in links: ``tips/2026/call-first.md``. The file of an address is the file
that a build writes. No other module composes an address.
"""

from typing import Literal

from forearmed.content.model import Playbook, Tip
from forearmed.foundation import digest_files

# --- pages that every site has ---

HOME = "index.md"
TIPS = "tips/index.md"
TAGS = "tags/index.md"
PLAYBOOKS = "playbooks/index.md"
PATHS = "paths/index.md"
SEARCH = "search.md"
PHRASEBOOK = "phrasebook.md"
WRITE = "write.md"
HUDDLES = "huddle/all.md"
CALENDAR = "calendar.md"
"""The URI of the calendar: of previews and of sites that want it, unless an author's page has its address."""

# --- files that every site has ---

TIPS_JSON = "tips.json"
CATALOG = "search/catalog.json"
DICTIONARY = "search/english.bin"
"""The larger dictionary of a site in English."""
LLMS_TXT = "llms.txt"
"""The table of contents for assistants (https://llmstxt.org)."""
ANSWERS = "answers.json"
HUDDLE = "huddle/"
"""The address of the current edition's huddle; each tip has one at an address of its own, too."""
DIGEST = digest_files.FOLDER
"""The folder of the current edition's mail, and of its cards for chats."""
CARD = "card.png"
"""The social card of a page, in the page's folder."""

Kind = Literal["tags", "authors", "series", "paths"]
"""The kinds of entries that have a page each; their file in docs/ has the same name, as ``docs/tags.yml``."""


def page_address(src_uri: str) -> str:
    """Return the address of the page made from *src_uri*: a folder with the name of the source."""
    stem = src_uri.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def file_at(address: str) -> str:
    """Return the file that a web server shows at *address*."""
    return f"{address}index.html"


def markdown_at(address: str) -> str:
    """Return the file with the Markdown of the article whose page is at *address*.

    The proposal https://llmstxt.org asks for this name where the page's address ends in a slash.
    """
    return f"{file_at(address)}.md"


# --- tips ---


def tip_address(tip: Tip) -> str:
    """Return the address of *tip*. It does not contain the year, so the file may move to another year."""
    return tip_address_of(tip.slug)


def tip_address_of(slug: str) -> str:
    """Return where readers find the tip called *slug*, now or formerly."""
    return f"tips/{slug}/"


def tip_uri(tip: Tip) -> str:
    """Return the URI of *tip*."""
    return tip.place.path


def source_file(address: str) -> str:
    """Return the file that tells the form at /write/ what the article at *address* was written as."""
    return f"{address}source.json"


def huddle_address(tip: Tip) -> str:
    """Return where the page for a team's five minutes with *tip* is."""
    return huddle_address_of(tip.slug)


def huddle_address_of(slug: str) -> str:
    """Return where the huddle of the tip called *slug* is, or was."""
    return f"{tip_address_of(slug)}huddle/"


def huddle_file(tip: Tip) -> str:
    """Return the file at the address of the huddle of *tip*."""
    return file_at(huddle_address(tip))


# --- playbooks ---


def playbook_address(playbook: Playbook) -> str:
    """Return where readers find *playbook*."""
    return playbook_address_of(playbook.slug)


def playbook_address_of(slug: str) -> str:
    """Return where readers find the playbook called *slug*, now or formerly."""
    return f"playbooks/{slug}/"


def playbook_uri(playbook: Playbook) -> str:
    """Return the URI of *playbook*."""
    return f"playbooks/{playbook.slug}.md"


def card_uri(playbook: Playbook) -> str:
    """Return the URI of the pocket card of *playbook*. No such file exists: cards are generated."""
    return f"playbooks/{playbook.slug}/card.md"


def card_address(playbook: Playbook) -> str:
    """Return where readers find the pocket card of *playbook*."""
    return card_address_of(playbook.slug)


def card_address_of(slug: str) -> str:
    """Return where the pocket card of the playbook called *slug* is, or was."""
    return f"{playbook_address_of(slug)}card/"


# --- lists ---


def entry_uri(kind: Kind, name: str) -> str:
    """Return the URI of the page of one tag, author, series or learning path."""
    return f"{kind}/{name}.md"


def entry_address(kind: Kind, name: str) -> str:
    """Return where readers find the page of one tag, author, series or learning path."""
    return page_address(entry_uri(kind, name))


def year_uri(year: int) -> str:
    """Return the URI of the list of a calendar *year*."""
    return f"tips/{year}.md"


def further_uri(first_uri: str, number: int) -> str:
    """Return the URI of page *number* of the list whose first page has the URI *first_uri*."""
    stem = first_uri.removesuffix(".md").removesuffix("/index")
    return f"{stem}/page/{number}.md"


# --- files ---


def feeds_folder(tag: str | None = None) -> str:
    """Return the folder of the feeds of all tips, or of those with *tag*."""
    return entry_address("tags", tag) if tag else ""
