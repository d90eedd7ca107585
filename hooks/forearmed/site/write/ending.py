"""Where the button at the end of the form leads: to a code host, to the editor's mailbox, or to a file."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from forearmed.content.settings import NO_FORM, Settings, Site

CODE_HOSTS = ("github", "gitea", "gitlab")
_EDIT_URI = re.compile(
    r"(?P<root>https?://.*?/)?(?:-/)?(?:_?edit|blob|tree|src(?:/branch)?)/(?P<branch>[^/]+)/(?P<path>.*)"
)
_HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea", "gitea.com": "gitea"}
_SIGNS = (("gitlab", "gitlab"), ("gitea", "gitea"), ("forgejo", "gitea"), ("github", "github"))
"""Part of a host's name, and what runs there: many a company calls its host ``gitlab.example.com``."""


@dataclass(frozen=True)
class Ending:
    """What takes the file: a *kind* of code host, or ``mail``, or ``download``.

    *branch* of the *repository* is where a new file goes, *folder* the project's in it, with a slash at its
    end, or nothing.
    """

    kind: str
    repository: str = ""
    branch: str = "main"
    folder: str = ""
    mailbox: str = ""

    @classmethod
    def of(cls, settings: Settings, site: Site, *, docs: str = "docs") -> "Ending":
        """Return the ending that the *settings* name, or else the one for the repository of *site*.

        *docs* is the name of the folder docs/, at which edit_uri ends. A code host needs a repository:
        without one, the file is downloaded.
        """
        written = settings.write or _detected(site)
        if written.startswith("mailto:"):
            return cls("mail", mailbox=written.removeprefix("mailto:").partition("?")[0])
        if written in ("download", NO_FORM) or not site.repo_url:
            return cls("download")
        branch, folder = _place(site.edit_uri, docs)
        return cls(written, site.repo_url.rstrip("/").removesuffix(".git"), branch, folder)


def _detected(site: Site) -> str:
    host = urlsplit(site.repo_url).hostname or ""
    if host in _HOSTS:
        return _HOSTS[host]
    if "_edit/" in site.edit_uri:
        return "gitea"
    if "-/edit/" in site.edit_uri:
        return "gitlab"
    return next((kind for sign, kind in _SIGNS if sign in host), "download")


def _place(edit_uri: str, docs: str) -> tuple[str, str]:
    """Return the branch and the project's folder, as *edit_uri* has them."""
    found = _EDIT_URI.fullmatch(edit_uri.lstrip("/"))
    if not found:
        return "main", ""
    folder = found["path"].strip("/").removesuffix(docs).strip("/")
    return found["branch"], f"{folder}/" if folder else ""
