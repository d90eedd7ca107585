"""Which time zones a city has, by its name in the zone or in another language."""

from unicodedata import combining, normalize
from zoneinfo import available_timezones

_LANGUAGES = ("de", "fr", "es", "pt-BR", "nl", "ja", "ar")


def zones_of(city: str) -> list[str]:
    """Return the names of the zones that are called after *city*: ``["Europe/Berlin"]`` for "Berlin".

    Capital letters and accents do not count. A city may have its name in one of the languages in which a
    site can begin: "Wien" is ``Europe/Vienna``.
    """
    wanted = _folded(city)
    if not wanted:
        return []
    known = available_timezones()
    named = sorted(zone for zone in known if "/" in zone and _folded(zone.rpartition("/")[2]) == wanted)
    return named or sorted(_in_other_languages(wanted) & known)


def _in_other_languages(wanted: str) -> set[str]:
    # Here, since nearly every zone is written in full, and then there is no use for Babel.
    from forearmed.foundation.wording.cldr import zone_cities

    return {
        zone
        for language in _LANGUAGES
        for zone, city in zone_cities(language).items()
        if _folded(city) == wanted
    }


def _folded(name: str) -> str:
    plain = normalize("NFKD", name.casefold().replace("_", " ").strip())
    return "".join(sign for sign in plain if not combining(sign))
