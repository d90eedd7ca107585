"""What mkdocs.yml and a team's own templates load from other hosts, and whether the settings allow it.

Each page's policy refuses what is not allowed, and browsers tell nobody.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from forearmed.site.policy import is_allowed

_PROVIDERS = "partials/integrations/analytics"
_WHERE_SCRIPTS_SEND = {"google": ["*.analytics.google.com", "*.google-analytics.com"]}
"""Hosts that no template names: https://developers.google.com/tag-platform/security/guides/csp."""
_IN_SCRIPTS = re.compile(r"""(?:https?:|["'`])//((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?)""", re.IGNORECASE)
_IN_TEMPLATES = re.compile(
    r"""(?:\bsrc\s*=|\bstylesheet\b[^>]*\bhref\s*=)\s*["']?(?:https?:)?//([^\s/"'>{}]+)""", re.IGNORECASE
)


def is_elsewhere(address: str) -> bool:
    """Tell whether *address* names its host."""
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
    """Return what to write so that pages may load from *hosts*."""
    return f"allow it on purpose: allow_hosts: [{', '.join(map(_quoted, hosts))}] below extra.forearmed"


def _quoted(host: str) -> str:
    """Return *host* as YAML has it: a bare asterisk would be read as the name of another value."""
    return f'"{host}"' if host.startswith("*") else host


def refused_analytics(config: MkDocsConfig) -> tuple[str, list[str]]:
    """Return the provider of analytics that *config* names, and the hosts that it needs and may not have."""
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
    """Yield each place in a template of the team's own that loads from a host it may not, and the host."""
    if not config.theme.custom_dir:
        return
    own = Path(config.theme.custom_dir)
    for file in sorted(own.rglob("*.html")):
        if _PROVIDERS in file.as_posix():
            continue  # told with the setting that names it
        text = file.read_text("utf-8", "replace")
        for found in _IN_TEMPLATES.finditer(text):
            for host in _refused([found[1]], config):
                yield file.relative_to(own).as_posix(), text.count("\n", 0, found.start(1)) + 1, host


def _refused(hosts: Sequence[str], config: MkDocsConfig) -> list[str]:
    allowed = allowed_hosts(config)
    return sorted({host.lower() for host in hosts if not (host in allowed or is_allowed(host, allowed))})
