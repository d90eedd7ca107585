"""The guide's reference page: every key, setting, command, exit code and variable."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forearmed.content.contracts import Contract, JsonSchema
from forearmed.content.model import Author, LearningPath, PlaybookKeys, Series, Tag, TipKeys
from forearmed.content.settings import Settings
from forearmed.desk.reference.commands import AS_IT_IS, Command, Option
from forearmed.desk.reference.markdown import code, prose, table

_INTRODUCTION = """\
---
title: Reference
description: Every key, setting, command, exit code and variable, in one place.
hide: [navigation]
---
This page is made from the program, so it is always right. The schemas that editors use are made with it:
[tip](/schema/tip.json), [playbook](/schema/playbook.json), [learning paths](/schema/paths.json),
[settings](/schema/settings.json) and [`mkdocs.yml`](/schema/mkdocs.json).
"""
_TIP = """\
These stand between the two lines of three hyphens at the start of a file in `tips/`. A draft needs its title
and nothing else. A key that is not listed is a mistake."""
_PLAYBOOK = "The same for a file in `docs/playbooks/`."
_VOCABULARY = """\
`docs/tags.yml`, `docs/authors.yml` and `docs/series.yml` hold ids, each with these keys below it. An id is
made of lower-case letters, digits and single hyphens."""
_PATHS = """\
`docs/paths.yml` holds ids like those, each with these keys below it. A stop that is not live is left out."""
_SETTINGS = """\
They stand in `mkdocs.yml` under `extra.forearmed`. A dot means one level deeper: `rules.tips.words` is
`words` below `tips` below `rules`. None of them is a secret."""
_COMMANDS = (
    "`make site` is `forearmed build`, and `make check` is `forearmed check`. Every command takes `--help`"
)
_CODES: Mapping[int, str] = {
    0: "All is well. For `forearmed send` and `post`: everything is sent, or as much as `--most` allows, "
    "or nothing was due.",
    1: "There are problems, each told in a line of its own. For `send` and `post`: nothing could be sent.",
    2: "The command was not understood; the message says which part.",
    3: "`forearmed send` and `post` only: some were sent and some were not, or some wait for your decision.",
}
_VARIABLES: Mapping[str, str] = {
    "FOREARMED_SMTP_URL": "The server that takes the mail, with user and password URL-encoded, such as "
    "`smtp+starttls://user:password@smtp.example.com:587`. Without it, `smtp://localhost:25`.",
    "FOREARMED_SMTP_TOKEN": "A token to log in with (OAuth 2.0) instead of a password.",
    "FOREARMED_SMTP_TOKEN_COMMAND": "A command that prints such a token, asked again when one has ended.",
    "FOREARMED_DKIM_KEY": "The file of the key to sign mail with, called as its DNS record, such as "
    "`tips._domainkey.example.com.pem`.",
    "FOREARMED_WEBHOOK_URL": "The secret address of the channel's webhook, for `forearmed post`. "
    "It begins with `https://`.",
    "FOREARMED_UNSUBSCRIBE_SECRET": "The secret that tokens in unsubscribe links are made with. "
    "Needed when the setting `unsubscribe` holds `{token}`.",
    "FOREARMED_GIT_TOKEN": "What git logs in with to write the branch of `--ledger-branch`, over https. "
    "Without it, git logs in by its own means. A user's name and a colon may stand before it.",
    "SOURCE_DATE_EPOCH": "The moment to build for, in seconds since 1970, instead of now. "
    "Mail always uses the real time.",
    "SSL_CERT_FILE": "A file of certificates, for a mail server with a certificate of your own authority.",
    "EDITOR": "The program that `forearmed new` opens a new file in, when asked to. "
    "Without it, the system's own choice for such files.",
}


def page(commands: Iterable[Command]) -> str:
    """Return the page as Markdown with front matter."""
    codes = {str(number): text for number, text in _CODES.items()}
    sections = [
        *("## Keys of a tip", _TIP, _keys(TipKeys)),
        *("## Keys of a playbook", _PLAYBOOK, _keys(PlaybookKeys)),
        *("## Tags, authors and series", _VOCABULARY, *_vocabulary()),
        *("## Learning paths", _PATHS, _keys(LearningPath)),
        *("## Settings", _SETTINGS, _keys(Settings, name="Setting")),
        *("## Commands", *_commands(list(commands))),
        *("## Exit codes", _table_of("Code", codes)),
        *(
            "## Environment variables",
            "Secrets stand here and nowhere else.",
            _table_of("Variable", _VARIABLES),
        ),
    ]
    return _INTRODUCTION + "\n" + "\n\n".join(sections) + "\n"


def _keys(contract: type[Contract], *, name: str = "Key") -> str:
    rows = ((code(key), default, prose(text)) for key, default, text in _rows(contract.as_written()))
    return table([name, "Default", "What it is"], rows)


def _rows(schema: JsonSchema, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the dotted name, the default and the description of every key of *schema* and below."""
    for name, key in schema["properties"].items():
        yield above + name, _default(key, needed=name in schema.get("required", ())), key["description"]
        if "properties" in key:
            yield from _rows(key, f"{above}{name}.")


def _default(key: JsonSchema, *, needed: bool) -> str:
    if needed:
        return "**needed**"
    return code(_in_yaml(key["default"])) if "default" in key else "not set"


def _in_yaml(value: object) -> str:
    """Return *value* as an author would write it: text without quotes unless YAML would misread it."""
    is_plain = isinstance(value, str) and not value[:1].isdigit()
    return str(value) if is_plain else json.dumps(value)


def _vocabulary() -> Iterator[str]:
    """Yield the keys that an entry may have, for each vocabulary file."""
    for kind, contract in (("A tag", Tag), ("An author", Author), ("A series", Series)):
        yield f"### {kind}"
        yield _keys(contract)


def _commands(commands: Sequence[Command]) -> Iterator[str]:
    """Yield the options that all *commands* share, then each command with its other options."""
    first, *others = commands
    shared = [option for option in first.options if all(option in other.options for other in others)]
    yield "\n".join([f"{_COMMANDS}{', and these:' if shared else '.'}", "", *map(_option, shared)]).strip()
    for command in commands:
        yield f"### {command.name}"
        yield f"```console\n$ {command.name} {command.usage}".rstrip() + "\n```"
        yield from map(_paragraph, command.help.split("\n\n"))
        if own := [option for option in command.options if option not in shared]:
            yield "\n".join(map(_option, own))


def _paragraph(text: str) -> str:
    """Return a paragraph of help; keep the line ends of one that begins with ``AS_IT_IS``."""
    return f"```text\n{text.removeprefix(AS_IT_IS)}\n```" if text.startswith(AS_IT_IS) else prose(text)


def _option(option: Option) -> str:
    default = f" Default: {code(option.default)}." if option.default else ""
    needed = " **Needed.**" if option.needed else ""
    return f"- {code(option.names)}: {prose(option.help)}{default}{needed}"


def _table_of(name: str, meanings: Mapping[str, str]) -> str:
    return table([name, "Meaning"], ((code(key), text) for key, text in meanings.items()))
