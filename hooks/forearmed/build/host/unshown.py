"""Settings in the theme's manual that have no effect on our pages, so that a warning can name them."""

from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig

_INSTANT = "navigation.instant"
_FEATURES = {
    "content.action.edit", "content.action.view", "navigation.expand", "navigation.footer",
    "navigation.indexes", "navigation.prune", "navigation.sections", "navigation.tabs",
    "navigation.tabs.sticky", "search.highlight", "search.share", "search.suggest", "toc.integrate",
}  # fmt: skip
"""Theme features about parts of a page that our pages do not have."""
_COLORS = "our style sheets name the colors; set --fa-accent and the like in a sheet of yours"
_SETTINGS: Mapping[str, str] = {
    "extra.alternate": "our pages have no list of languages; link to the other site under nav",
    "extra.analytics.feedback": 'our pages ask "Did this help?" by feedback below extra.forearmed; set that',
    "extra.homepage": "the name at the top leads to the home page of this site; link elsewhere under nav",
    "extra.version": "our pages have no list of versions; delete it",
    "theme.icon.logo": "our pages show a picture of yours; name it as theme.logo",
}
"""Settings without an effect, each with why, and what to do."""


def leave_out_instant(config: MkDocsConfig) -> None:
    """Remove instant navigation from *config*: it loads no new page, and our scripts start with a page."""
    features = config.theme.get("features")
    if isinstance(features, list):
        config.theme["features"] = [one for one in features if not str(one).startswith(_INSTANT)]


def unshown(config: MkDocsConfig) -> Iterator[tuple[str, object, str]]:
    """Yield each setting of *config* that has no effect: its dotted key, its value, and the message."""
    features = config.theme.get("features")
    for feature in features if isinstance(features, list) else ():
        if str(feature).startswith(_INSTANT):
            yield (
                "theme.features",
                feature,
                f'"{feature}" is left out: our scripts would not run on the next page; delete it',
            )
        elif feature in _FEATURES:
            message = f'"{feature}" has no effect: it is about a part that our pages do without; delete it'
            yield "theme.features", feature, message
    for key, why in _SETTINGS.items():
        if _value(config, key):
            yield key, None, f"has no effect: {why}"
    yield from _colors(config.theme.get("palette"))


def _colors(palette: object) -> Iterator[tuple[str, object, str]]:
    for scheme in palette if isinstance(palette, list) else [palette]:
        for role in ("primary", "accent"):
            color = scheme.get(role) if isinstance(scheme, dict) else None
            if color and color != "custom":
                yield "theme.palette", color, f'"{role}: {color}" has no effect: {_COLORS}'


def _value(config: MkDocsConfig, key: str) -> object:
    """Return what *config* says of the dotted *key*."""
    first, *below = key.split(".")
    value: object = config.extra if first == "extra" else config.theme.get(below.pop(0))
    for name in below:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
