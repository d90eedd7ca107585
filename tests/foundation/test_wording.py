"""What readers see and no author wrote: every phrase in every language, and what a team words differently."""

import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files

import phrases
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from forearmed.foundation.weeks import Week
from forearmed.foundation.wording import CATALOGS, ENGLISH, Wording
from forearmed.foundation.wording.cldr import known_phrases
from forearmed.foundation.wording.overrides import read_overrides

DAY = date(2026, 11, 17)
AMERICAN = "November 17, 2026 | Tuesday, November 17, 2026 | November 2026 | Nov 17"
GERMAN = "17. November 2026 | Dienstag, 17. November 2026"
NUMBERS = (*range(201), 1_000_000)
EVERY_LANGUAGE = pytest.mark.parametrize("language", phrases.LANGUAGES)


def messages(language: str) -> list[Message]:
    """Return every phrase of the catalog in *language*."""
    with (phrases.LOCALES / f"{language}.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def texts_of(value: str | Sequence[str] | None) -> list[str]:
    """Return each text of a phrase or of its translation."""
    return [value] if isinstance(value, str) else [*(value or [""])]


def test_the_catalogs_hold_what_the_code_says() -> None:
    """A phrase that was added or changed is in every catalog: make wording has been run."""
    stale = [file.name for file, content in phrases.catalogs() if file.read_bytes() != content]
    assert stale == []


def test_the_languages_are_those_with_a_catalog() -> None:
    """The package names each catalog that it brings, and English, which needs none."""
    assert sorted([*phrases.LANGUAGES, "en"]) == list(CATALOGS)
    assert {file.stem for file in phrases.LOCALES.glob("*.po")} == set(phrases.LANGUAGES)


@EVERY_LANGUAGE
def test_a_catalog_is_complete(language: str) -> None:
    """Each phrase is translated, for every kind of number; none is marked as a guess."""
    lacking = [one.id for one in messages(language) if one.fuzzy or not all(texts_of(one.string))]
    assert lacking == []


@EVERY_LANGUAGE
def test_a_translation_has_the_same_braces(language: str) -> None:
    """Only a number may be left out, where the words say it: "one tip"."""
    wrong = []
    for message in messages(language):
        needed = {name for text in texts_of(message.id) for name in phrases.placeholders(text)}
        for text in texts_of(message.string):
            found = phrases.placeholders(text)
            if not needed - {"n"} <= set(found) <= needed or text.count("{") != len(found):
                wrong.append(text)
    assert wrong == []


@EVERY_LANGUAGE
def test_a_catalog_tells_numbers_apart_as_its_language_does(language: str) -> None:
    """Numbers of one category of CLDR have one form, so scripts, which know the category, say the same."""
    with (phrases.LOCALES / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    assert catalog.locale
    used: dict[str, set[int]] = {}
    for number in NUMBERS:
        form = phrases.form_of(catalog.plural_expr, number)
        used.setdefault(catalog.locale.plural_form(number), set()).add(form)
    assert {category: len(forms) for category, forms in used.items()} == dict.fromkeys(used, 1)
    assert {form for forms in used.values() for form in forms} == set(range(catalog.num_plurals))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (
            "en",
            f"{AMERICAN} | Week 47 | a, b and c",
        ),
        (
            "de",
            f"{GERMAN} | November 2026 | 17. Nov. | Woche 47 | a, b und c",
        ),
        ("ja", "2026年11月17日 | 2026年11月17日火曜日 | 2026年11月 | 11月17日 | 第47週 | a、b、c"),
        ("ar", "17 نوفمبر 2026 | الثلاثاء، 17 نوفمبر 2026 | نوفمبر 2026 | 17 نوفمبر | الأسبوع 47 | a وb وc"),
        ("sv", "17 november 2026 | tisdag 17 november 2026 | november 2026 | 17 nov. | Week 47 | a, b och c"),
        (
            "ku-IQ",
            f"{AMERICAN} | Week 47 | a, b, and c",
        ),
    ],
)
def test_dates_and_lists_are_the_language_s_own(language: str, written: str) -> None:
    """As CLDR has them, even where phrases are in English; a language that CLDR lacks has English ones."""
    wording = Wording(language)
    found = (
        wording.written_date(DAY),
        wording.written_day(DAY),
        wording.written_month(DAY),
        wording.short_date(DAY),
        wording.week(Week(2026, 47)),
        wording.names(["a", "b", "c"]),
    )
    assert " | ".join(found) == written


def counted(language: str, numbers: tuple[int, ...]) -> list[str]:
    """Return a phrase for each of *numbers*."""
    return [Wording(language).count("{n} tip", "{n} tips", number) for number in numbers]


def test_a_number_has_the_form_of_its_language() -> None:
    """Arabic has six of them, Japanese one, and French counts nothing as one."""
    arabic = ["لا نصائح", "نصيحة واحدة", "نصيحتان", "3 نصائح", "11 نصيحة", "100 نصيحة"]
    assert counted("ar", (0, 1, 2, 3, 11, 100)) == arabic
    assert counted("ja", (1, 2)) == ["ヒント1件", "ヒント2件"]
    assert counted("fr", (0, 2)) == ["0 conseil", "2 conseils"]
    assert counted("en", (0, 1, 2)) == ["0 tips", "1 tip", "2 tips"]


def test_a_value_keeps_its_braces() -> None:
    """What an author wrote is put in as it is, whatever stands in it."""
    assert Wording("de").say("By {author}", author="{0} {author}") == "Von {0} {author}"
    assert ENGLISH.say("Close") == "Close"


def test_a_region_speaks_its_language() -> None:
    """A catalog serves every region; a language without one is said in English, and known for that."""
    assert [Wording(code).say("Close") for code in ("de-AT", "en-GB", "sv")] == [
        "Schließen",
        "Close",
        "Close",
    ]
    assert [Wording(code).is_english("Close") for code in ("de-AT", "en-GB", "sv", "pt")] == [
        False,
        False,
        True,
        True,
    ]
    assert not Wording("sv", {"Close": {"other": "Stäng"}}).is_english("Close")


def test_the_direction_is_that_of_the_theme() -> None:
    """What the theme lays out from right to left, we do."""
    folder = files("material") / "templates/partials/languages"
    theirs = {
        file.name.removesuffix(".html"): '"direction": "rtl"' in file.read_text("utf-8")
        for file in folder.iterdir()
    }
    assert {code: Wording(code).direction == "rtl" for code in theirs} == theirs


def test_an_english_site_reads_no_catalog() -> None:
    """It loads nothing of Babel, which takes longer than all else that a phrase needs."""
    code = (
        "import sys\nfrom forearmed.foundation.wording import ENGLISH\n"
        "ENGLISH.say('By {author}', author='Ann'), ENGLISH.for_scripts()\n"
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # this Python
    assert ran.stdout == "[]\n"


def test_scripts_are_given_what_they_say_and_no_more() -> None:
    """A phrase that depends on a number has a text for each category of CLDR."""
    table = Wording("de").for_scripts()
    assert table["Copied"] == "Kopiert"
    assert table["{n} result"] == {"one": "{n} Ergebnis", "other": "{n} Ergebnisse"}
    assert "Get the tip every week" not in table
    assert set(Wording("ar").for_scripts()["{n} result"]) == {"zero", "one", "two", "few", "many", "other"}
    assert ENGLISH.for_scripts() == {}
    assert Wording("en", {"Copied": {"other": "Got it"}}).for_scripts() == {"Copied": "Got it"}


def test_a_team_words_it_differently() -> None:
    """In any language, with a text for each kind of number, or one for all."""
    written = {
        "The latest tip": "Service-Tipp der Woche",
        "By {author}": "Geschrieben von {author}",
        "{n} tips": {"one": "ein Hinweis", "other": "{n} Hinweise"},
        "{n} playbook": "Leitfäden: {n}",
    }
    overrides, faults = read_overrides(written, language="de")
    assert faults == []
    wording = Wording("de", overrides)
    assert wording.say("The latest tip") == "Service-Tipp der Woche"
    assert wording.say("By {author}", author="Ann") == "Geschrieben von Ann"
    assert [wording.count("{n} tip", "{n} tips", number) for number in (1, 2)] == [
        "ein Hinweis",
        "2 Hinweise",
    ]
    assert wording.count("{n} playbook", "{n} playbooks", 1) == "Leitfäden: 1"
    assert wording.say("Close") == "Schließen"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {"The newest tip": "x"},
            '"The newest tip" is no phrase of the site or the mail; did you mean "The latest tip"?',
        ),
        ({"Close": ""}, '"Close" needs what to say instead behind its colon'),
        ({"Close": 7}, '"Close" needs what to say instead behind its colon'),
        ({"Close": {"other": "x"}}, '"Close" needs what to say instead behind its colon'),
        ({"Close": "Zu {ort}"}, '"Close": nothing fills {ort}; delete it'),
        ({"By {author}": "Von {autor}"}, '"By {author}": nothing fills {autor}; the phrase has {author}'),
        ({"By {author}": "Von uns"}, '"By {author}": {author} is left out; put it where the value belongs'),
        ({"Close": "Zu }"}, '"Close": a brace stands alone; write only braces that the phrase has'),
        ({"{n} tip": {"one": "x"}}, '"{n} tip" needs a text for "other", which is for all remaining numbers'),
        (
            {"{n} tip": {"two": "x", "other": "y"}},
            '"{n} tip": "two" is no plural category of this language; write one, other',
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told(written: Mapping[str, object], message: str) -> None:
    """It says what is wrong with which phrase, and the phrase stays as it was."""
    overrides, faults = read_overrides(written, language="de")
    assert [text for _, text in faults] == [message]
    assert overrides == {}


def test_a_copy_is_what_it_was_made_of() -> None:
    """What one has read of its catalog makes it no other: results that are kept by value are found again."""
    fresh, used = Wording("de", {"Close": {"other": "Zu"}}), Wording("de", {"Close": {"other": "Zu"}})
    used.count("{n} tip", "{n} tips", 2)
    assert pickle.dumps(used) == pickle.dumps(fresh)
    assert pickle.loads(pickle.dumps(used)).say("Close") == "Zu"  # noqa: S301  # our own bytes


def test_every_phrase_is_known_by_its_english_text() -> None:
    """A phrase with a number is known by either of its two."""
    known = known_phrases()
    assert known["{n} tips"] == known["{n} tip"] == ("{n} tip", "{n} tips")
    assert known["Close"] == ("Close", "Close")
