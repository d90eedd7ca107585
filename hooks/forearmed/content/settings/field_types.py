"""The kinds of values that only settings have: each read strictly, written in YAML, told to editors."""

import re
from datetime import time
from typing import Annotated
from urllib.parse import unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from forearmed.content.contracts import (
    AfterValidator,
    BeforeValidator,
    OneLine,
    PlainSerializer,
    WithJsonSchema,
    distinct,
    fail,
    is_web,
    listed,
    looks_like,
)
from forearmed.content.settings.pictures_go_to import PicturesGoTo
from forearmed.foundation.list_managers import ListManager
from forearmed.foundation.mail_address import PLAIN_ADDRESS, AddressError, canonical, read_mailbox
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.time_zones import zones_of
from forearmed.foundation.weekdays import weekday_named
from forearmed.foundation.weeks import WEEKDAYS

_TAG_URI = re.compile(r"tag:[a-z0-9.@-]+,\d{4}(-\d\d(-\d\d)?)?:\S+", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_LIST_ID = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_MAILBOX = re.compile(rf"({PLAIN_ADDRESS.pattern}|[^<>@]*<{PLAIN_ADDRESS.pattern}>)")
_HOST_NAME = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")
_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")
_HOST = r"https://[^\s/?#:@{}][^{}]*"
_WAY_TO_US = re.compile(rf"mailto:.*|{_HOST}")
_WAY_OUT = re.compile(rf"mailto:[^{{}}]*|{_HOST}(\{{token\}}[^{{}}]*)?")
_RETURN_ADDRESS = re.compile(
    r"(?=[^@]*@)[A-Za-z0-9!#$%&'*+/=?^_`|~.-]*(\{token\})?[A-Za-z0-9!#$%&'*+/=?^_`|~.-]*@[A-Za-z0-9.-]+"
)
_A_TOKEN = "2026w47-abcdefghijklmnop"  # noqa: S105  # as long as each is, and no secret
# Placeholders are percent-encoded, so they may stand where nothing has a meaning of its own: in a query.
_FILLED = r"([^\s{}]|\{(answer|title|address)\})*"
_FEEDBACK = re.compile(
    rf"mailto:[^\s{{}}?]+(\?{_FILLED})?|https://[^\s/?#:@{{}}][^\s/?#{{}}]*([/?#]{_FILLED})?"
)
_ENDINGS = ("github", "gitea", "gitlab", "download")
NO_FORM = "off"
"""What the setting `write` is read as where it is false."""
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")

_A_TAG = "must be a tag URI that never changes, such as tag:example.com,2026:tips"
_A_MAILBOX = 'must be an address, such as "Service Tips <tips@example.com>"'
_A_WAY = "must start with mailto: or https://"
_A_WAY_OUT = "must start with mailto: or https://, and may hold {token} once, in an https:// address"
_A_FEEDBACK = (
    "must start with mailto: or https://, write a space as %20, "
    "and may hold {answer}, {title} and {address} after its ? or its host"
)
_A_RETURN_ADDRESS = "must be an address, such as bounce@example.com, and may hold {token} once before the @"
_A_HOST = "must look like a host name, such as service-tips.example.com"
_A_HOST_NAME = (
    "must be the name of a host in small letters, such as stats.example.net; "
    "*.example.net is all hosts below that one"
)
_AN_ORIGIN = (
    "must be where a site is, without a path and in small letters, such as https://tickets.example.com; "
    "https://*.example.com is all sites below that host"
)
_AN_ENDING = f"must be false, {', '.join(_ENDINGS)}, or the mailto: address of your editor"
_A_ZONE = "must be the name of a time zone, such as America/New_York"
_LATEST_RETURN = 52
_A_RETURN = f"must be a list of weeks from 1 to {_LATEST_RETURN}, such as [2, 5, 12]"
_A_CLOCK = 'must be a time of day in quotes, such as "09:00"'


def _tag_uri(text: str) -> str:
    if not _TAG_URI.fullmatch(text):
        raise fail(_A_TAG)
    return text


def _zone(value: object) -> object:
    try:
        return ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise fail(f'no time zone is called "{value}"{_meant_zone(str(value))}') from None


def _meant_zone(written: str) -> str:
    """Return the advice which zone to write instead of *written*, which may be a city."""
    zones = zones_of(written)
    return f"; write {' or '.join(zones)}" if zones else "; use one like America/New_York"


def _clock(value: object) -> object:
    if isinstance(value, int) and value >= 60:
        # YAML 1.1 reads an unquoted 10:30 as a number to the base of 60; a bare 9 is none.
        value = f"{value // 60:02}:{value % 60:02}"
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise fail(_A_CLOCK)
    return time(int(match[1]), int(match[2]))


def _weekday(value: object) -> object:
    day = weekday_named(value) if isinstance(value, str) else None
    if day is None:
        raise fail(f'"{value}" is not a day of the week' + suggestion(str(value), list(WEEKDAYS)))
    return day


def _list_manager(value: object) -> object:
    names = [each.value for each in ListManager]
    if value not in names:
        raise fail(f'"{value}" is none of {", ".join(names)}{suggestion(str(value), names)}')
    return ListManager(str(value))


def _mail_pictures(value: object) -> object:
    names = [each.value for each in PicturesGoTo]
    if value not in names:
        raise fail(f'"{value}" is none of {", ".join(names)}{suggestion(str(value), names)}')
    return PicturesGoTo(str(value))


def _not_negative(number: int) -> int:
    if number < 0:
        raise fail("must not be negative")
    return number


def _positive(number: int) -> int:
    if number < 1:
        raise fail("must be at least 1")
    return number


def _mailbox(text: str) -> str:
    try:
        found = read_mailbox(text)
    except AddressError as error:
        raise fail(str(error)) from None
    if found is None or not (found[0] or text.strip("<> ") == found[1]):
        raise fail(_A_MAILBOX)
    return text


def _way_to_us(text: str) -> str:
    if text.startswith("mailto:"):
        _demand_addresses(text)
    elif not is_web(text, "https"):
        raise fail(_A_WAY)
    return text


def _demand_addresses(mailto: str) -> None:
    """Refuse a *mailto* address that leads to no mailbox (RFC 6068, section 2)."""
    to = mailto.removeprefix("mailto:").partition("?")[0]
    try:
        for each in to.split(","):
            canonical(unquote(each))
    except AddressError as error:
        raise fail(str(error)) from None


def _way_out(text: str) -> str:
    if "{" not in text and "}" not in text:
        return _way_to_us(text)
    if text.count("{") + text.count("}") == 2 and "{token}" in text and is_web(text, "https"):
        return text
    raise fail("may hold {token} once, in an https:// address")


def _return_address(text: str) -> str:
    local, _, domain = text.rpartition("@")
    rest = local.replace("{token}", "", 1)
    if not text.isascii() or "{" in rest + domain or "}" in rest + domain:
        raise fail(_A_RETURN_ADDRESS)
    try:
        canonical(text.replace("{token}", _A_TOKEN))
    except AddressError as error:
        raise fail(f"{error}; {{token}} stands for {len(_A_TOKEN)} signs") from None
    return text


def _feedback(text: str) -> str:
    if not _FEEDBACK.fullmatch(text):
        raise fail(_A_FEEDBACK)
    return _way_to_us(text)


def _list_id(text: str) -> str:
    if not _LIST_ID.fullmatch(text):
        raise fail(_A_HOST)
    return text


def _host_name(text: str) -> str:
    if not _HOST_NAME.fullmatch(text):
        raise fail(_A_HOST_NAME)
    return text


def _origin(text: str) -> str:
    if not _ORIGIN.fullmatch(text):
        raise fail(_AN_ORIGIN)
    return text


def _bounds(value: object) -> object:
    match value:
        case [int(fewest), int(most)] if 0 <= fewest <= most:
            return fewest, most
    raise fail("must be the fewest and the most words, such as [150, 300]")


def _returns(value: object) -> object:
    written = value if isinstance(value, list | tuple) else [None]
    weeks = [week for week in written if type(week) is int and 0 < week <= _LATEST_RETURN]
    if len(weeks) < len(written):
        raise fail(_A_RETURN)
    if weeks != sorted(set(weeks)):
        raise fail("must grow: write the smallest number of weeks first, each once")
    return tuple(weeks)


def _ending(value: object) -> object:
    if value is False:
        return NO_FORM
    if isinstance(value, str) and value.startswith("mailto:"):
        return _way_to_us(value)
    if value not in _ENDINGS:
        raise fail(_AN_ENDING)
    return value


def _say_not(value: object) -> object:
    match value:
        case [str(say), str(avoid)] if say.strip() and avoid.strip() and say.strip() != avoid.strip():
            return say.strip(), avoid.strip()
    raise fail("must be two different names, what to say first, such as [Say, Not]")


_CLOCK_SCHEMA = {
    "type": ["string", "integer"],  # without quotes, YAML 1.1 reads a time as its minutes since midnight
    "pattern": f"^{_CLOCK.pattern}$",
    "patternErrorMessage": _A_CLOCK,
    "minimum": 60,
    "maximum": 24 * 60 - 1,
}
_WEEKDAY_SCHEMA = {"type": "string", "examples": list(WEEKDAYS)}  # in many languages, so no list of all
_LIST_MANAGER_SCHEMA = {"type": "string", "enum": [each.value for each in ListManager]}
_MAIL_PICTURES_SCHEMA = {"type": "string", "enum": [each.value for each in PicturesGoTo]}
_NUMBER = {"type": "integer", "minimum": 0}
_RETURNS_SCHEMA = {
    "type": "array",
    "items": {"type": "integer", "minimum": 1, "maximum": _LATEST_RETURN},
    "uniqueItems": True,
}
_NAME = {"type": "string", "minLength": 1}
_ENDING_TEXT = rf"^(?:{'|'.join(_ENDINGS)}|mailto:\S+)$"
_ENDING_SCHEMA = {
    "type": ["string", "boolean"],
    "pattern": rf"^(?:{'|'.join(_ENDINGS)}|mailto:\S+)$",
    "patternErrorMessage": _AN_ENDING,
    "not": {"const": True},
}
_SAY_NOT_SCHEMA = {"type": "array", "items": _NAME, "minItems": 2, "maxItems": 2}
_BOUNDS_SCHEMA = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}

TagUri = Annotated[OneLine, AfterValidator(_tag_uri), looks_like(_TAG_URI, _A_TAG)]
Mailbox = Annotated[OneLine, AfterValidator(_mailbox), looks_like(_MAILBOX, _A_MAILBOX)]
ReturnAddress = Annotated[
    OneLine, AfterValidator(_return_address), looks_like(_RETURN_ADDRESS, _A_RETURN_ADDRESS)
]
ListId = Annotated[OneLine, AfterValidator(_list_id), looks_like(_LIST_ID, _A_HOST)]
WayToUs = Annotated[OneLine, AfterValidator(_way_to_us), looks_like(_WAY_TO_US, _A_WAY)]
WayOut = Annotated[OneLine, AfterValidator(_way_out), looks_like(_WAY_OUT, _A_WAY_OUT)]
Feedback = Annotated[OneLine, AfterValidator(_feedback), looks_like(_FEEDBACK, _A_FEEDBACK)]
HostName = Annotated[OneLine, AfterValidator(_host_name), looks_like(_HOST_NAME, _A_HOST_NAME)]
HostNames = Annotated[tuple[HostName, ...], BeforeValidator(listed), AfterValidator(distinct)]
Origin = Annotated[OneLine, AfterValidator(_origin), looks_like(_ORIGIN, _AN_ORIGIN)]
Origins = Annotated[tuple[Origin, ...], BeforeValidator(listed), AfterValidator(distinct)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone), PlainSerializer(str), looks_like(_ZONE, _A_ZONE)]
Weekday = Annotated[
    int, BeforeValidator(_weekday), PlainSerializer(WEEKDAYS.__getitem__), WithJsonSchema(_WEEKDAY_SCHEMA)
]
Keeper = Annotated[
    ListManager, BeforeValidator(_list_manager), PlainSerializer(str), WithJsonSchema(_LIST_MANAGER_SCHEMA)
]
MailPictures = Annotated[
    PicturesGoTo,
    BeforeValidator(_mail_pictures),
    PlainSerializer(str),
    WithJsonSchema(_MAIL_PICTURES_SCHEMA),
]
Clock = Annotated[
    time, BeforeValidator(_clock), PlainSerializer("{:%H:%M}".format), WithJsonSchema(_CLOCK_SCHEMA)
]
NotNegative = Annotated[int, AfterValidator(_not_negative), WithJsonSchema(_NUMBER)]
Positive = Annotated[int, AfterValidator(_positive), WithJsonSchema({**_NUMBER, "minimum": 1})]
Bounds = Annotated[tuple[int, int], BeforeValidator(_bounds), WithJsonSchema(_BOUNDS_SCHEMA)]
Returns = Annotated[tuple[int, ...], BeforeValidator(_returns), WithJsonSchema(_RETURNS_SCHEMA)]
Ending = Annotated[str, BeforeValidator(_ending), WithJsonSchema(_ENDING_SCHEMA)]
SayNot = Annotated[tuple[OneLine, OneLine], BeforeValidator(_say_not), WithJsonSchema(_SAY_NOT_SCHEMA)]
