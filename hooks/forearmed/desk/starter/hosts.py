"""Settings files for web hosts: types of the search's files, 404.html, how long browsers cache each file.

Reads only what ships beside it, and writes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from forearmed.desk.starter.domain import domain_of
from forearmed.desk.starter.filling import filled

_TEXTS = Path(__file__).parent / "files" / "hosts"
_FROM: Mapping[str, Mapping[str, str]] = {
    "netlify": {"docs/root/_headers": "_headers"},
    "cloudflare": {"docs/root/_headers": "_headers"},
    "azure": {"docs/root/staticwebapp.config.json": "staticwebapp.config.json"},
    "iis": {"docs/root/web.config": "web.config"},
    "nginx": {"server/nginx.conf": "nginx.conf"},
    "apache": {"docs/root/.htaccess": "htaccess"},
    "caddy": {"server/Caddyfile": "Caddyfile"},
    "gitlab": {".gitlab-ci.yml": "gitlab-pages.yml"},
}
"""For each host, the template of every file, by the file's path in a project."""

HOSTS = (*_FROM,)
"""Every host that needs such files, by the name that `forearmed init --host` takes."""

TYPES: Mapping[str, str] = {
    ".avif": "image/avif",
    ".eml": "message/rfc822",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".opus": "audio/ogg",
    ".pagefind": "application/octet-stream",
    ".pf_filter": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".srt": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""The media type of each file extension in a site that a host may not know, or serve wrongly."""

_FOR_PEOPLE = {"CONTRIBUTING.md": "tells authors what to do", "requirements.txt": "says what is installed"}

AT_THE_TOP = ("netlify", "cloudflare", "azure")
"""Hosts that serve a site at the root of a domain only, never below a path."""

INTRANET = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
"""The strictest Content Security Policy, as a header, with which all pages work. Pages have stricter ones."""


@dataclass(frozen=True)
class Home:
    """The place of a site on the web: its *domain* in ASCII, and its *path*, with a slash at both ends."""

    domain: str
    path: str
    encrypted: bool = True

    @classmethod
    def at(cls, url: str) -> "Home":
        """Return the home that a site has at *url*, which is absolute."""
        parts = urlsplit(url)
        path = f"/{parts.path.strip('/')}/".replace("//", "/")
        return cls(domain_of(url), path, encrypted=parts.scheme != "http")


def host_files(host: str, home: Home, framed_by: Sequence[str] = ()) -> dict[str, str]:
    """Return the files, by path in the project, that tell *host* how to serve the site at *home*.

    Only the sites *framed_by*, each a scheme and a host, may show it in a frame (CSP 3, section 6.4.2).
    """
    values = {
        "domain": home.domain,
        "path": home.path,
        "site": home.domain if home.encrypted else f"http://{home.domain}",
        "intranet": INTRANET,
        "frames": frame_ancestors(framed_by),
        "iis_types": "\n".join(_iis_type(ending, kind) for ending, kind in TYPES.items()),
        "azure_types": ",\n".join(f'    "{ending}": "{kind}"' for ending, kind in TYPES.items()),
    }
    return {path: filled((_TEXTS / text).read_text("utf-8"), values) for path, text in _FROM[host].items()}


def frame_ancestors(framed_by: Sequence[str]) -> str:
    """Return what follows ``frame-ancestors`` in a policy that lets the sites *framed_by* show this one."""
    return " ".join(framed_by) or "'none'"


def files_for_hosts() -> tuple[str, ...]:
    """Return the path, in a project, of each file that tells some host how to serve a site."""
    return tuple(sorted({path for files in _FROM.values() for path in files}))


def what_becomes_of(path: str) -> str:
    """Return what the generated file at *path* is for, as the end of a sentence that begins with its name."""
    if path.startswith("docs/root/"):
        return "is copied to the root of the site by every build"
    if path.startswith("server/"):
        return "says at its top where it goes"
    if path.startswith("ci/"):
        return "is a step of the line"
    return _FOR_PEOPLE.get(path, "is read by your code host")


def _iis_type(ending: str, kind: str) -> str:
    indent = " " * 6
    return (
        f'{indent}<remove fileExtension="{ending}" />\n'
        f'{indent}<mimeMap fileExtension="{ending}" mimeType="{kind}" />'
    )
