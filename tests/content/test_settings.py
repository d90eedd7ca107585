"""What an organisation sets once, and what is wrong with it."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
import yaml
from forearmed.content.settings import ArticleRules, Brand, Rules, Settings, TwistRules, read_settings
from forearmed.content.settings.pictures_go_to import PicturesGoTo
from forearmed.content.source import read_lines
from forearmed.foundation.list_managers import ListManager
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording import Wording
from make import SETTINGS, settings

FULL = """\
site_name: Service Tips
site_url: https://example.com/tips/
extra:
  generator: false
  forearmed:
    feed_id: tag:example.com,2026:tips
    timezone: Europe/Amsterdam
    publish_weekday: Wednesday
    publish_time: "07:30"
    since: 2026-01-01
    feed_length: 5
    default_author: training
    encore_after: 0
    plan_ahead: 10
    publish_calendar: true
    offline: false
    skip_weeks: [2026-W52, 2026-W53]
    returns: [3]
    sender: Service Tips <tips@example.com>
    reply_to: desk@example.com
    list_id: service-tips.example.com
    subscribe: mailto:join@example.com?subject=Join
    unsubscribe: https://example.com/leave
    feedback: mailto:desk@example.com?subject={answer}:%20{title}
    write: mailto:ann@example.com
    postal_address: 1 Main Street, Springfield
    rules:
      tips:
        words: [150, 300]
        closing: Try it
      fresh_summary: true
      twists:
        heading: Wenn sie anders antworten
      shared_sentence: 6
    brand:
      accent: "#7A1F5C"
      accent_dark: "#f0a8d4"
    card_font: assets/our-face.ttf
    allow_hosts: [stats.example.net, "*.example.org"]
    framed_by: [https://tickets.example.com]
    list_manager: mlmmj
    bounces: bounce+{token}@example.com
    keep_addresses: 52
    ledger: sent.sqlite3
    mail_pictures: everyone
"""

A_HOST = (
    "must be the name of a host in small letters, such as stats.example.net; "
    "*.example.net is all hosts below that one"
)


def read(text: str) -> tuple[Settings | None, list[str]]:
    """Return the settings and the problems of an mkdocs.yml."""
    config = yaml.safe_load(text) or {}
    written = (config.get("extra") or {}).get("forearmed")
    made, problems = read_settings(written, config.get("site_url"), path="mkdocs.yml", lines=read_lines(text))
    return made, [str(problem) for problem in problems]


def problems_with(line: str) -> list[str]:
    """Return the problems when *line* takes the place of its key's line, or comes last, in FULL."""
    key = line.split(":")[0] + ":"
    lines = FULL.splitlines()
    place = next((n for n, old in enumerate(lines) if old.strip().startswith(key)), len(lines))
    lines[place : place + 1] = [f"    {line}"]
    made, problems = read("\n".join(lines))
    assert made is None
    assert all(problem.startswith(f"mkdocs.yml:{place + 1}: ") for problem in problems)
    return [problem.split(": ", 1)[1] for problem in problems]


def test_everything_set() -> None:
    """Every setting is read into the type the rooms use."""
    made, problems = read(FULL)
    assert problems == []
    assert made
    assert dict(made) == {
        "feed_id": "tag:example.com,2026:tips",
        "sender": "Service Tips <tips@example.com>",
        "list_id": "service-tips.example.com",
        "subscribe": "mailto:join@example.com?subject=Join",
        "unsubscribe": "https://example.com/leave",
        "feedback": "mailto:desk@example.com?subject={answer}:%20{title}",
        "write": "mailto:ann@example.com",
        "postal_address": "1 Main Street, Springfield",
        "default_author": "training",
        "reply_to": "desk@example.com",
        "timezone": ZoneInfo("Europe/Amsterdam"),
        "publish_weekday": 2,
        "publish_time": time(7, 30),
        "since": date(2026, 1, 1),
        "feed_length": 5,
        "encore_after": 0,
        "plan_ahead": 10,
        "publish_calendar": True,
        "offline": False,
        "skip_weeks": (Week(2026, 52), Week(2026, 53)),
        "returns": (3,),
        "rules": Rules(
            tips=ArticleRules(words=(150, 300), closing="Try it"),
            fresh_summary=True,
            twists=TwistRules(heading="Wenn sie anders antworten"),
            shared_sentence=6,
        ),
        "brand": Brand(accent="#7a1f5c", accent_dark="#f0a8d4"),
        "card_font": "assets/our-face.ttf",
        "allow_hosts": ("stats.example.net", "*.example.org"),
        "framed_by": ("https://tickets.example.com",),
        "list_manager": ListManager.MLMMJ,
        "bounces": "bounce+{token}@example.com",
        "keep_addresses": 52,
        "ledger": "sent.sqlite3",
        "mail_pictures": PicturesGoTo.EVERYONE,
    }


def test_what_ships() -> None:
    """Tuesday at nine in New York, twenty editions a feed, encores after half a year."""
    made = settings()
    assert {key: value for key, value in made if key not in SETTINGS} == {
        "reply_to": None,
        "feedback": None,
        "write": None,
        "timezone": ZoneInfo("America/New_York"),
        "publish_weekday": 1,
        "publish_time": time(9),
        "since": None,
        "feed_length": 20,
        "encore_after": 26,
        "plan_ahead": 7,
        "publish_calendar": False,
        "offline": True,
        "skip_weeks": (),
        "returns": (2, 5, 12),
        "brand": Brand(),
        "card_font": None,
        "allow_hosts": (),
        "framed_by": (),
        "list_manager": None,
        "bounces": None,
        "keep_addresses": None,
        "rules": Rules(),
        "ledger": ".forearmed/ledger.sqlite3",
        "mail_pictures": PicturesGoTo.SUBSCRIBERS,
    }


TAG = "must be a tag URI that never changes, such as tag:example.com,2026:tips"
CLOCK = 'must be a time of day in quotes, such as "09:00"'
WHOLE = "write the whole address, such as ann@example.com"
DOMAIN = "has no valid domain after the @; correct it"
MAILBOX = 'must be an address, such as "Service Tips <tips@example.com>"'
AN_ENDING = "must be false, github, gitea, gitlab, download, or the mailto: address of your editor"
A_FEEDBACK = (
    "must start with mailto: or https://, write a space as %20, "
    "and may hold {answer}, {title} and {address} after its ? or its host"
)
HOST = "must look like a host name, such as service-tips.example.com"
ZONE = "use one like America/New_York"
DAY = "is not a day of the week"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("feed_id: https://example.com/feed", f"feed_id: {TAG}"),
        ("feed_id:", "feed_id: is empty"),
        ("timezone: New York", 'timezone: no time zone is called "New York"; write America/New_York'),
        ("timezone: berlin", 'timezone: no time zone is called "berlin"; write Europe/Berlin'),
        ("timezone: São Paulo", 'timezone: no time zone is called "São Paulo"; write America/Sao_Paulo'),
        ("timezone: Wien", 'timezone: no time zone is called "Wien"; write Europe/Vienna'),
        ("timezone: 東京", 'timezone: no time zone is called "東京"; write Asia/Tokyo'),
        ("timezone: Springfield", f'timezone: no time zone is called "Springfield"; {ZONE}'),
        ("timezone: 5", f'timezone: no time zone is called "5"; {ZONE}'),
        ("timezone: ../etc/passwd", f'timezone: no time zone is called "../etc/passwd"; {ZONE}'),
        ("timezone: America", f'timezone: no time zone is called "America"; {ZONE}'),
        ("publish_weekday: tuesdy", f'publish_weekday: "tuesdy" {DAY}; did you mean "Tuesday"?'),
        ("publish_weekday: 2", 'publish_weekday: "2" is not a day of the week'),
        ("publish_weekday: [Mon, Tue]", "publish_weekday: \"['Mon', 'Tue']\" is not a day of the week"),
        ("publish_time: 9", f"publish_time: {CLOCK}"),
        ("publish_time: 24:00", f"publish_time: {CLOCK}"),
        ("publish_time: 10:30:00", f"publish_time: {CLOCK}"),
        ("publish_time: 9 am", f"publish_time: {CLOCK}"),
        ("publish_time: -10", f"publish_time: {CLOCK}"),
        ("publish_time: true", f"publish_time: {CLOCK}"),
        ("since: last year", 'since: "last year" is not a date; write year-month-day, such as 2026-11-17'),
        ("since: 2026-01-01 09:00:00", "since: must be a date without a time; the settings say the hour"),
        ("feed_length: 0", "feed_length: must be at least 1"),
        ('feed_length: "20"', "feed_length: must be a whole number"),
        ("feed_length: 2.5", "feed_length: must be a whole number"),
        ("feed_length: true", "feed_length: must be a whole number"),
        ("plan_ahead: -1", "plan_ahead: must not be negative"),
        ("encore_after: -1", "encore_after: must not be negative"),
        ("encore_after: never", "encore_after: must be a whole number"),
        ("skip_weeks: 2026-W53", "skip_weeks: must be a list; write [2026-W53]"),
        ("skip_weeks: [2025-W53]", 'skip_weeks: "2025-W53" does not exist; the year has fewer weeks'),
        ("default_author: The Trainers", 'default_author: "The Trainers" is not an id; write the-trainers'),
        ("sender: Service Tips", f"sender: {MAILBOX}"),
        ('sender: "a@example.com, b@example.com"', f"sender: {MAILBOX}"),
        ("reply_to: desk@localhost", f'reply_to: "desk@localhost" has no dot after the @; {WHOLE}'),
        ("sender: ..a@example.com", 'sender: "..a@example.com" has a dot too many before the @; delete it'),
        ("sender: Tips <a@-x-.com>", f'sender: "a@-x-.com" {DOMAIN}'),
        ("sender: a@1.2", 'sender: "a@1.2" ends in a number; write the name of the domain instead'),
        ("subscribe: mailto:..a@example.com?subject=Join",
         'subscribe: "..a@example.com" has a dot too many before the @; delete it'),
        ("subscribe: mailto:a@example.com,b@-x-.com", f'subscribe: "b@-x-.com" {DOMAIN}'),
        ("unsubscribe: mailto:?subject=Leave", f'unsubscribe: "" has no @; {WHOLE}'),
        ("feedback: mailto:a@1.2",
         'feedback: "a@1.2" ends in a number; write the name of the domain instead'),
        ('sender: "Tips\\nBcc: x <tips@example.com>"', "sender: must be one line; join its lines"),
        ("list_id: service tips", f"list_id: {HOST}"),
        ("list_id: <tips.example.com>", f"list_id: {HOST}"),
        ("subscribe: http://example.com/join", "subscribe: must start with mailto: or https://"),
        *(
            (f"feedback: {value}", f"feedback: {A_FEEDBACK}")
            for value in (
                "http://example.com/",
                "'mailto:'",
                "'mailto:{title}@example.com'",
                "mailto:desk@example.com?subject=It helped",
                "https://{title}.example.com/",
                "'https://example.com/?page={url}'",
                "'https://example.com/?page={'",
                "javascript:alert(1)",
            )
        ),
        ("write: mail", f"write: {AN_ENDING}"),
        ("write: true", f"write: {AN_ENDING}"),
        ("write: https://example.com/", f"write: {AN_ENDING}"),
        ("write: mailto:a@1.2", 'write: "a@1.2" ends in a number; write the name of the domain instead'),
        ("feedback: https://[", "feedback: must start with mailto: or https://"),
        ("subscribe: https://[", "subscribe: must start with mailto: or https://"),
        ("unsubscribe: https://", "unsubscribe: must start with mailto: or https://"),
        ("unsubscribe: javascript:alert(1)", "unsubscribe: must start with mailto: or https://"),
        ("postal_address: 12", "postal_address: must be text; put it in quotes"),
        ('postal_address: " "', "postal_address: is empty; write something"),
        ("allow_hosts: a.example", "allow_hosts: must be a list; write [a.example]"),
        ("allow_hosts: [a.example, a.example]", 'allow_hosts: names "a.example" twice; delete one'),
        ("allow_hosts: [https://a.example/]", f"allow_hosts: {A_HOST}"),
        ("allow_hosts: [\"'none'\"]", f"allow_hosts: {A_HOST}"),
        ("allow_hosts: [\"*\"]", f"allow_hosts: {A_HOST}"),
        ("ledger: [a]", "ledger: must be text; put it in quotes"),
        ("time_zone: Europe/Amsterdam", 'unknown key "time_zone"; did you mean "timezone"?'),
        ("password: secret", 'unknown key "password"'),
    ],
)  # fmt: skip
def test_a_bad_value(line: str, message: str) -> None:
    """Each is told at its own line of mkdocs.yml, and there are no settings to go on with."""
    assert problems_with(line) == [message]


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("10:30", time(10, 30)),
        ('"8:30"', time(8, 30)),
        ("9:05", time(9, 5)),
        ("23:59", time(23, 59)),
        ("09:00", time(9)),
    ],
)
def test_a_time_may_do_without_quotes(written: str, clock: time) -> None:
    """YAML reads 10:30 as the number 630, which is nobody's meaning."""
    made, problems = read(FULL.replace('"07:30"', written))
    assert problems == []
    assert made
    assert made.publish_time == clock


@pytest.mark.parametrize(
    "uri",
    [
        "tag:example.com,2026:tips",
        "tag:tips@example.com,2026-11:service/tips",
        "tag:my-ids.com,2001-09-15:TimKindberg:presentations:UBath2004-05-19",
        "tag:blogger.com,1999:blog-555",
    ],
)
def test_tag_uris_of_every_form(uri: str) -> None:
    """A host or a mail address, and a year, month or day (RFC 4151, section 2.1 and its examples)."""
    assert settings(feed_id=uri).feed_id == uri


@pytest.mark.parametrize(
    "uri", ["tag:example.com:tips", "tag:example.com,26:tips", "tag:,2026:x", "tag:a,2026:", "tag:a b,2026:c"]
)
def test_no_tag_uri(uri: str) -> None:
    """A tag without its date, or with a blank, is no identifier."""
    _, faults = Settings.read({**SETTINGS, "feed_id": uri})
    assert [str(fault) for fault in faults] == [f"feed_id: {TAG}"]


SITE_URL = "feeds and mail need the site's address, such as https://tips.example.com/"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", f"mkdocs.yml:1: missing site_url; {SITE_URL}"),
        ("site_url:", f"mkdocs.yml:2: missing site_url; {SITE_URL}"),
        ('site_url: ""', f"mkdocs.yml:2: missing site_url; {SITE_URL}"),
        ("site_url: example.com", f'mkdocs.yml:2: site_url: "example.com" is not a web address; {SITE_URL}'),
        ("site_url: https://[x/", f'mkdocs.yml:2: site_url: "https://[x/" is not a web address; {SITE_URL}'),
        ("site_url: https:///x/", f'mkdocs.yml:2: site_url: "https:///x/" is not a web address; {SITE_URL}'),
        ("site_url: https://a:b", f'mkdocs.yml:2: site_url: "https://a:b" is not a web address; {SITE_URL}'),
        ("site_url: https://a b", f'mkdocs.yml:2: site_url: "https://a b" is not a web address; {SITE_URL}'),
        ("site_url: https://a/b c/",
         'mkdocs.yml:2: site_url: "https://a/b c/" holds a sign that no address may have; '
         "write https://a/b%20c/"),
        ("site_url: https://a/?from=mail",
         'mkdocs.yml:2: site_url: no address of a page can follow the "?"; write https://a/'),
        ('site_url: "https://a/#"',
         'mkdocs.yml:2: site_url: no address of a page can follow the "#"; write https://a/'),
        ("site_url: https://a/tips/index.html",
         "mkdocs.yml:2: site_url: is the address of a page, and others are written behind it; "
         "write https://a/tips/"),
        ("site_url: https://me:secret@a/",
         "mkdocs.yml:2: site_url: holds a name or a password, which every reader would get; "
         "delete all before the @, and the @"),
    ],
)  # fmt: skip
def test_without_an_address(line: str, problem: str) -> None:
    """Feeds and mail carry absolute addresses, so there must be one, and pages must be able to follow it."""
    assert read(FULL.replace("site_url: https://example.com/tips/", line)) == (None, [problem])


MISSING = "missing extra.forearmed; README.md shows the settings it needs"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("site_url: https://example.com/\n", 1),
        ("site_url: https://example.com/\nextra:\n  generator: false\n", 2),
        ("site_url: https://example.com/\nextra:\n  forearmed:\n", 3),
        ("site_url: https://example.com/\nextra:\n  forearmed: yes\n", 3),
        ("site_url: https://example.com/\nextra:\n  forearmed: []\n", 3),
    ],
)
def test_without_our_settings(text: str, line: int) -> None:
    """A site that never heard of Forearmed is told where its settings go."""
    assert read(text) == (None, [f"mkdocs.yml:{line}: {MISSING}"])


def test_everything_missing_is_told_at_once() -> None:
    """An empty mkdocs.yml lacks our settings and an address; empty settings lack each required key."""
    assert read("") == (None, [f"mkdocs.yml:1: {MISSING}", f"mkdocs.yml:1: missing site_url; {SITE_URL}"])
    made, problems = read("site_url: https://example.com/\nextra:\n  forearmed: {}\n")
    assert made is None
    assert sorted(problems) == sorted(f'mkdocs.yml:3: missing "{key}"' for key in SETTINGS)


def test_the_settings_describe_themselves() -> None:
    """Every setting has a sentence for the settings page and for editors."""
    schema = Settings.as_written()
    assert all(key["description"] for key in schema["properties"].values())
    assert schema["properties"]["skip_weeks"]["items"] == {"pattern": r"^\d{4}-W\d{2}$", "type": "string"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("words: 150", "rules.tips.words: must be the fewest and the most words, such as [150, 300]"),
        ("words: [300, 150]", "rules.tips.words: must be the fewest and the most words, such as [150, 300]"),
        ("wrods: [150, 300]", 'unknown key "rules.tips.wrods"; did you mean "words"?'),
        ("words: [few, many]", "rules.tips.words: must be the fewest and the most words, such as [150, 300]"),
    ],
)
def test_rules_at_their_own_line(line: str, message: str) -> None:
    """A fault in a setting below a setting is told at its line, with its whole name."""
    lines = FULL.splitlines()
    place = lines.index("        words: [150, 300]")
    lines[place] = f"        {line}"
    made, problems = read("\n".join(lines))
    assert (made, problems) == (None, [f"mkdocs.yml:{place + 1}: {message}"])


@pytest.mark.parametrize("written", ["Say", "[Say]", "[Say, Say]", "[Say, Not, Why]", "[Say, '']", "[1, 2]"])
def test_the_columns_of_words_to_say_are_two_names(written: str) -> None:
    """What is to be said and what is not cannot be told apart otherwise."""
    place = FULL.splitlines().index("      fresh_summary: true")
    text = FULL.replace("      fresh_summary: true\n", f"      columns: {written}\n")
    advice = "must be two different names, what to say first, such as [Say, Not]"
    assert read(text) == (None, [f"mkdocs.yml:{place + 1}: rules.columns: {advice}"])


def test_the_english_columns_are_known_beside_the_house_s_own() -> None:
    """Without the setting they are the only ones."""
    written, _ = read(FULL.replace("fresh_summary: true", "columns: [Sag, Nicht]"))
    usual, _ = read(FULL)
    assert written
    assert written.rules.known_columns == (("Sag", "Nicht"), ("Say", "Not"))
    assert usual
    assert set(usual.rules.known_columns) == {("Say", "Not")}


def test_twists_are_known_by_the_houses_names_and_the_english_ones() -> None:
    """What a house calls its own comes first, and English is understood everywhere, once."""
    rules = settings(rules={"twists": {"heading": "Sonst", "they": "Sie antworten", "say": "Du sagst"}}).rules
    assert rules.twists.known_headings == ("Sonst", "If they answer this instead")
    assert rules.twists.known_columns == (("Sie antworten", "Du sagst"), ("They answer", "You say"))
    assert settings().rules.twists.known_headings == ("If they answer this instead",)


GERMAN = Wording("de")


def test_the_parts_of_an_article_have_the_names_of_the_language() -> None:
    """Where the settings name nothing; the English names are understood besides."""
    rules = settings().worded(GERMAN).rules
    assert (rules.columns, rules.trap) == (("Sagen", "Nicht"), "Die Falle")
    assert rules.known_columns == (("Sagen", "Nicht"), ("Say", "Not"))
    assert rules.known_traps == ("Die Falle", "The trap")
    assert rules.known_endings == ("Sie sind fertig, wenn", "You are done when")
    assert rules.known_exercises == ("Diese Woche ausprobieren", "Try it this week")
    assert rules.twists.columns == ("Sie hören", "Sie sagen")
    assert rules.twists.known_columns == (("Sie hören", "Sie sagen"), ("They answer", "You say"))
    assert rules.twists.known_headings == (
        "Wenn die Antwort anders ausfällt",
        "If they answer this instead",
    )
    assert (rules.tips.closing, rules.names.boxes["warning"]) == (None, "Warnung")


def test_the_settings_overrule_the_language() -> None:
    """What they name comes first; the names of the language stay understood."""
    own = {"columns": ["Wir sagen", "Lieber nicht"], "trap": "Achtung", "twists": {"they": "Antwort"}}
    rules = settings(rules={**own, "tips": {"closing": "Jetzt du"}}).worded(GERMAN).rules
    assert rules.columns == ("Wir sagen", "Lieber nicht")
    assert rules.known_columns == (rules.columns, ("Sagen", "Nicht"), ("Say", "Not"))
    assert rules.known_traps == ("Achtung", "Die Falle", "The trap")
    assert rules.twists.columns == ("Antwort", "Sie sagen")
    assert rules.known_exercises == ("Jetzt du", "Diese Woche ausprobieren", "Try it this week")


def test_a_wording_of_ones_own_names_the_parts() -> None:
    """docs/wording.yml may rename a part; the settings overrule that, and older names stay understood."""
    wording = Wording("en", {"Say": {"other": "Do say"}, "The trap": {"other": "Beware"}})
    rules = settings(rules={"trap": "The catch"}).worded(wording).rules
    assert (rules.columns, rules.trap) == (("Do say", "Not"), "The catch")
    assert rules.known_columns == (("Do say", "Not"), ("Say", "Not"))
    assert settings().worded(Wording()) == settings()
    german = settings().worded(Wording("de", {"Say": {"other": "Wir sagen"}})).rules
    assert german.known_columns == (("Wir sagen", "Nicht"), ("Sagen", "Nicht"), ("Say", "Not"))
