"""The mail and the chat cards of a team that writes from right to left."""

import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Comment
from forearmed.edition.chat import cards
from forearmed.edition.chat.order import in_order
from forearmed.edition.chat.outline import Paragraph, Run, outline
from forearmed.edition.mail.body import tidied
from forearmed.edition.mail.digest import Letter, Link, compose
from forearmed.foundation.direction import apart, isolated, led, own_direction
from forearmed.foundation.wording import Wording
from letters import SITE, letter

RLM, LRM, LRI, RLI, PDI = "\u200f", "\u200e", "\u2066", "\u2067", "\u2069"
RLE, PDF = "\u202b", "\u202c"
ARABIC = Wording("ar")
HEADS, CELLS = "<th>قل</th><th>لا تقل</th>", "<td>سأتصل بك.</td><td>Re: رسالتي</td>"
TABLE = f'<table class="say-not"><tr>{HEADS}</tr><tr>{CELLS}</tr></table>'
BODY = f"""
<p>اتصل بالعميل في الساعة 11:00، ولا تكتب “Re: Re: Re:” مرة أخرى، بل استخدم برنامج Outlook أو الهاتف.</p>
<p>Call the customer (twice).</p>
<p>استخدم <code>--now</code> ثم <a href="https://tips.example.com/tips/x/">هذه الصفحة</a>.</p>
{TABLE}
<ul><li>CRM: سجّل المكالمة</li></ul>
<pre><code>git push --force
</code></pre>
<ul><li>Bye.</li></ul>
"""


@pytest.fixture(scope="module")
def arabic() -> Letter:
    """Return the letter of an Arabic site, some of whose names are not Arabic."""
    return replace(
        letter(),
        wording=ARABIC,
        week_label="الأسبوع 47 · الثلاثاء، 17 نوفمبر 2026",
        title="CRM: اتصل قبل الرسالة الثالثة",
        summary="مكالمة من أربع دقائق.",
        html=BODY,
        author="Acme (UK)",
        tags=(Link("القنوات", f"{SITE}/tags/channels/"), Link("CRM", f"{SITE}/tags/crm/")),
        playbook=Link("الرد في الوقت", f"{SITE}/playbooks/respond-on-time/"),
        earlier=(("10 نوفمبر 2026", Link("Call first!", f"{SITE}/tips/call/")),),
        site_name="نصائح الخدمة",
    )


def test_the_page_runs_from_right_to_left(arabic: Letter) -> None:
    """The page, the frame's every table and cell, Outlook's own included, and the tip's tables say so."""
    html = compose(arabic).html
    page = BeautifulSoup(html, "html.parser")
    for element in page.select("html, [role=article], table, td"):
        assert element["dir"] == "rtl", element.name
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        cells = re.findall("<(?:table|td)[^>]*>", comment)
        assert [cell for cell in cells if ' dir="rtl"' not in cell] == []
    assert "direction:ltr" not in html
    assert set(re.findall(r' align="(\w+)"', html)) == {"center", "right"}


def test_what_is_not_arabic_keeps_its_order(arabic: Letter) -> None:
    """A paragraph or title in English and code run from left to right; a title that begins so does not."""
    page = BeautifulSoup(compose(arabic).html, "html.parser")
    assert page.h1 is not None
    assert page.h1["dir"] == "rtl"
    said = {element.get_text().strip(): element.get("dir") for element in page.select("p, code, pre, a, li")}
    assert said["Call the customer (twice)."] == said["--now"] == said["git push --force"] == "ltr"
    assert said["Call first!"] == said["Bye."] == said[arabic.postal_address] == "ltr"
    assert said["CRM: سجّل المكالمة"] is None
    assert said[f"بقلم {LRI}Acme (UK){PDI}"] is None


def test_a_page_in_english_says_so_of_what_is_not() -> None:
    """A paragraph in Arabic in an English tip runs from right to left, and nothing else changes."""
    page = compose(letter(html="<p>Say it twice:</p><p>سأتصل بك.</p>")).html
    assert ">Say it twice:</p>" in page
    assert page.count('dir="rtl"') == 1
    assert re.search(r'<p dir="rtl"[^>]*>سأتصل بك\.</p>', page)


def test_the_text_is_in_order(arabic: Letter) -> None:
    """Each line is in order where its first letter decides, and where all text is shown from the left.

    An address stands apart or on its own line, so that no invisible sign becomes a part of it.
    """
    lines = compose(arabic).text.splitlines()
    for line in (
        f"{RLM}CRM: اتصل قبل الرسالة الثالثة",
        f"{RLM}=============================",
        f"بقلم {LRI}Acme (UK){PDI}",
        f"استخدم {LRI}--now{PDI} ثم هذه الصفحة {LRI}<https://tips.example.com/tips/x/>{PDI}.",
        f"{RLM}- CRM: سجّل المكالمة",
        "إلغاء الاشتراك:",
    ):
        assert f"{RLE}{line}{PDF}" in lines
    for line in ("Call the customer (twice).", "    git push --force", arabic.tip_url, arabic.postal_address):
        assert line in lines


def test_english_in_a_hebrew_text_is_in_order() -> None:
    """Without a catalog our sentences are English: they run from left to right, around a Hebrew name, too."""
    hebrew = letter(wording=Wording("he"), site_name="טיפים (לשירות)", title="שאלו קודם")
    text, page = compose(hebrew).text, compose(hebrew).html
    assert f"{LRM}You get this because" in text
    assert '<span dir="ltr" lang="en">' in page or '<span lang="en" dir="ltr">' in page


@pytest.mark.parametrize(
    ("text", "base", "way"),
    [
        ("CRM: اسأل", "rtl", "rtl"),
        ("Call first.", "rtl", "ltr"),
        ("42", "rtl", None),
        ("Say שלום", "ltr", "ltr"),
        ("שלום", "ltr", "rtl"),
    ],
)
def test_the_direction_of_a_text(text: str, base: str, way: str | None) -> None:
    """A single letter of the page's direction decides: its writers began with a name."""
    assert own_direction(text, base) == way  # type: ignore[arg-type]  # the table's words are those


def test_signs_only_where_they_are_needed() -> None:
    """From left to right there are none; a name that ends in letters needs none either."""
    assert [apart("<x/>", "ltr"), isolated("Acme (UK)", "ltr"), led("CRM: x", "ltr")] == [
        "<x/>",
        "Acme (UK)",
        "CRM: x",
    ]
    assert isolated("Acme UK", "rtl") == "Acme UK"
    assert isolated("(מרכז)", "ltr") == f"{RLI}(מרכז){PDI}"


def test_chat_is_in_order(arabic: Letter) -> None:
    """Slack goes by first letters, so lines have a mark; Teams is told, in the version that knows it."""
    made = cards(arabic)
    slack, teams = (json.loads(made[name]) for name in ("slack.json", "teams.json"))
    texts = [block["text"]["text"] for block in slack["blocks"] if "text" in block]
    assert texts[0] == f"{RLM}{arabic.title}"
    assert f"• {RLM}CRM: سجّل المكالمة" in texts
    assert f"*قل:* سأتصل بك.\n*لا تقل:* {RLM}Re: رسالتي" in texts
    card = teams["attachments"][0]["content"]
    assert (card["rtl"], card["version"], card["lang"]) == (True, "1.5", "ar")


def test_every_line_of_a_part_has_its_mark() -> None:
    """Lines within a paragraph and a list do, in a run of their own, for a mark must not hide a style."""
    parts = in_order(outline(tidied("<p>a<br><b>x</b> نعم</p>")), "rtl")
    assert parts == (Paragraph((Run("a"), Run("\n"), Run(RLM), Run("x", bold=True), Run(" نعم"))),)
