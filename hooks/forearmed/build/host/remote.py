"""What mkdocs.yml and a team's own templates load from other hosts, and whether the settings allow it.

Each page's policy refuses whatever the settings do not allow, and the browser shows readers no message.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from forearmed.site.policy import is_allowed

_PROVIDERS = "partials/integrations/analytics"
_WHERE_SCRIPTS_SEND = {"google": ["*.analytics.google.com", "*.google-analytics.com"]}
"""Hosts that a provider's script calls, and no template names: https://developers.google.com/tag-platform/security/guides/csp."""
_IN_SCRIPTS = re.compile(r"""(?:https?:|["'`])//((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?)""", re.IGNORECASE)
_IN_TEMPLATES = re.compile(
    r"""(?:\bsrc\s*=|\bstylesheet\b[^>]*\bhref\s*=)\s*["']?(?:https?:)?//([^\s/"'>{}]+)""", re.IGNORECASE
)


def is_elsewhere(address: str) -> bool:
    """Tell whether *address* is on a host of its own, as in ``https://cdn.example/a.js``."""
    return bool(urlsplit(address).scheme or address.startswith("//"))


def allowed_hosts(config: MkDocsConfig) -> Sequence[str]:
    """Return the hosts that the settings of *config* allow, as far as they can be read."""
    settings = config.extra.get("forearmed")
    written = settings.get("allow_hosts") if isinstance(settings, dict) else None
    return [str(host) for host in written] if isinstance(written, list | tuple) else []


def refused_host(address: str, config: MkDocsConfig) -> str | None:
    """Return the host of *address*, or None where *config* lets pages load from it."""
    host = urlsplit(address).netloc
    return None if is_allowed(host, allowed_hosts(config)) else host


def way_to_allow(*hosts: str) -> str:
    """Return the advice for an author whose pages are to load from *hosts*: the setting to write."""
    return f"allow it on purpose: allow_hosts: [{', '.join(map(_quoted, hosts))}] below extra.forearmed"


def _quoted(host: str) -> str:
    """Return *host*, in quotes where it has an asterisk: YAML would read that as an alias."""
    return f'"{host}"' if host.startswith("*") else host


def refused_analytics(config: MkDocsConfig) -> tuple[str, list[str]]:
    """Return the analytics provider of *config*, and those of its hosts that the settings do not allow."""
    analytics = config.extra.get("analytics")
    provider = analytics.get("provider") if isinstance(analytics, dict) else None
    if not provider:
        return "", []
    files = [Path(folder, _PROVIDERS, f"{provider}.html") for folder in config.theme.dirs]
    text = next((file.read_text("utf-8", "replace") for file in files if file.is_file()), "")
    return str(provider), _refused(
        [*_IN_SCRIPTS.findall(text), *_WHERE_SCRIPTS_SEND.get(provider, ())], config
    )


def refused_in_templates(config: MkDocsConfig) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and host for each load in a team's template from a host that is not allowed."""
    if not config.theme.custom_dir:
        return
    own = Path(config.theme.custom_dir)
    for file in sorted(own.rglob("*.html")):
        if _PROVIDERS in file.as_posix():
            continue  # the setting that names it is reported instead
        text = file.read_text("utf-8", "replace")
        for found in _IN_TEMPLATES.finditer(text):
            for host in _refused([found[1]], config):
                yield file.relative_to(own).as_posix(), text.count("\n", 0, found.start(1)) + 1, host


def _refused(hosts: Sequence[str], config: MkDocsConfig) -> list[str]:
    allowed = allowed_hosts(config)
    return sorted({host.lower() for host in hosts if not (host in allowed or is_allowed(host, allowed))})
