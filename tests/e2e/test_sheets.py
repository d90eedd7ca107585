"""Sheets of paper in a real browser: what is counted is what is printed, on every machine."""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from forearmed.article.excerpts import Twist
from forearmed.site.huddle.deck import SIZES as DECK_SIZES
from forearmed.site.huddle.deck import Deck, deck_height
from forearmed.site.huddle.fit import OVER, SIZES, Copy, density_of, height_of
from forearmed.site.paper import Face, Type, parts_in, stacked
from machines import FAMILIES, PAPERS, machine, opened, printed, sheets_of
from make import playbook_text, tip_text
from playwright.sync_api import Browser, Page
from sites import build, site_project

HUDDLE = "tips/call-first/huddle/"
W = "A sentence of ten words, which are said here plainly. "
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1600"><rect width="9"/></svg>'
POINTS = 72 / 25.4
COLUMN = 114 * POINTS
LINE = 1.42


def worst_playbook(seed: int) -> str:
    """Return a playbook of long words, wide letters, and many things to say."""
    draw = random.Random(seed)  # noqa: S311  # chance that comes out the same every time
    steps = [
        f"## {number}. {words(draw, 5)}\n\n**{words(draw, 2)}** {words(draw, 25)}\n\n"
        f"| Say | Not |\n| --- | --- |\n| {words(draw, 12)} | {words(draw, 3)} |\n\n"
        f"**The trap:** {words(draw, 9)}\n"
        for number in range(1, draw.randint(6, 9))
    ]
    return "\n".join(steps)


def words(draw: random.Random, number: int) -> str:
    """Return plain words, and some of those that no line is made for."""
    kinds = [
        "word",
        "WWWWW",
        "Donaudampfschifffahrt",
        "well-known",
        "(so)",
        "AVAVA",
        "i",
        "Ждать",
        "…",
        "60 %",
    ]
    return " ".join(draw.choice(kinds) for _ in range(number))


def worst_copy(seed: int) -> Copy:
    """Return a sheet whose parts are drawn by lot: it may have tables, lists, pictures and much to ask."""
    draw = random.Random(seed)  # noqa: S311  # as above
    cells = [
        f"<tr><td>{words(draw, 9)}</td><td>{words(draw, 4)}</td></tr>" for _ in range(draw.randint(1, 5))
    ]
    names = "<thead><tr><th>Say</th><th>Not</th></tr></thead>"
    blocks = [
        f"<p>{words(draw, 40)}</p>",
        f"<table class='say-not'>{names}<tbody>{''.join(cells)}</tbody></table>",
        f"<table><thead><tr>{'<th>Incomprehensibilities</th>' * 4}</tr></thead><tbody><tr>"
        f"{f'<td>{words(draw, 6)}</td>' * 4}</tr></tbody></table>",
        f"<ul><li>{words(draw, 12)}<ol><li>{words(draw, 12)}</li></ol></li>"
        f"<li><p>{words(draw, 9)}</p></li></ul>",
        f"<blockquote><p>{words(draw, 15)} <b>{words(draw, 5)}</b></p></blockquote>"
        f"<p><code>{words(draw, 9)}</code></p>",
        f"<p>https://example.com/{'a-path/' * 14}end</p>",
    ]
    text = "".join(draw.sample(blocks, draw.randint(1, 4)))
    task = f"<p>{words(draw, draw.randint(3, 40))}</p>" if draw.random() < 0.8 else ""
    questions = [words(draw, draw.randint(3, 18)) for _ in range(draw.randint(1, 3))]
    again = words(draw, 12) if draw.random() < 0.5 else ""
    foot = "Foot", words(draw, 9)
    return Copy(words(draw, 8), words(draw, 18), text, task, words(draw, 4), questions, foot, again)


def worst_twists(seed: int) -> str:
    """Return a section of twists, from two short ones to more than a sheet holds."""
    draw = random.Random(seed)  # noqa: S311  # as above
    rows = [
        f"| {words(draw, draw.randint(2, 6 * seed + 6))} | {words(draw, draw.randint(2, 6 * seed + 6))} |"
        for _ in range(seed + 2)
    ]
    beside = words(draw, 20) if seed % 2 else ""
    head = "## If they answer this instead\n\n| They answer | You say |\n| --- | --- |\n"
    return f"{words(draw, 9)}\n\n{head}{chr(10).join(rows)}\n\n{beside}\n"


CONTENT = {
    "tips/2026/call-first.md": tip_text(
        f"{W * 3}\n\n*Italic*, **bold**, ***both*** and [a link](/playbooks/seed-0.md)\n\n"
        "## Try it this week\n\nCall.\n"
    ),
    **{
        f"tips/2026/twists-{seed}.md": tip_text(
            worst_twists(seed), title=f"Twists {seed} WWWW", date=f"2026-{day}"
        )
        for seed, day in enumerate(("11-10", "11-03", "10-27", "10-20", "10-13", "10-06"))
    },
    **{f"docs/playbooks/seed-{seed}.md": playbook_text(worst_playbook(seed)) for seed in range(6)},
}


class Site(NamedTuple):
    """A built site, and how to name a page of it."""

    folder: Path

    def page(self, path: str) -> str:
        """Return the address of the page at *path*."""
        return (self.folder / path / "index.html").as_uri()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site with one huddle and six cards."""
    return Site(build(site_project(tmp_path_factory.mktemp("sheets"), CONTENT)))


@pytest.fixture
def paper(browser: Browser, site: Site) -> Iterator[Page]:
    """Open the huddle as a printer has it, on paper as wide as A4."""
    page = browser.new_page(viewport={"width": 688, "height": 900})
    page.emulate_media(media="print")
    opened(page, site.page(HUDDLE))
    page.evaluate("document.body.style.width = '182mm'")
    yield page
    page.close()


SET_WORDS = """async ([html, density]) => {
  const words = document.querySelector(".fa-huddle__words");
  document.body.dataset.density = density;
  words.style.display = "flow-root"; // with its margins
  words.innerHTML = html;
  await Promise.all([...document.fonts].map((font) => font.load()));
  return words.getBoundingClientRect().height * 0.75; // points
}"""


@pytest.mark.parametrize("density", [pytest.param(1, marks=pytest.mark.thorough), 10])
@pytest.mark.parametrize(
    "html",
    [
        f"<p>{W * 3}</p><p></p><div> </div><p>{W * 2}</p>",
        f"<p>{W}</p><h1>One</h1><h2>{W * 2}</h2><h3>Three</h3><p>{W}</p><h4>4</h4><h5>5</h5><h6>6</h6>",
        f"<ul><li>{W * 2}</li><li><p>{W}</p><p>{W}</p></li><li>a<ul><li>{W}</li>"
        "<li></li></ul></li></ul><p>b</p>",
        f"<ol><li>{W}</li></ol><menu><li>x</li></menu>"
        f"<dl><dt>Term</dt><dd>{W * 2}</dd><dd><p>{W}</p></dd></dl>",
        f"<blockquote><p>{W * 3}</p><p>{W}</p></blockquote><blockquote>{W * 2}</blockquote><hr><p>{W}</p>",
        f"<p>{W}<code>{'code word ' * 9}</code></p>"
        f"<div><pre><code>def f():\n    return {'a b ' * 40}\n\n    x\n</code></pre></div>"
        f"<p><kbd>{W}</kbd><samp>{W}</samp></p>",
        f"<table class='say-not'><thead><tr><th>Say</th><th>Not</th></tr></thead><tbody><tr><td>{W * 3}</td>"
        f"<td>{W}</td></tr><tr><td>a</td><td>{W * 3}</td></tr></tbody></table><p>{W}</p>",
        f"<table><caption>{W}</caption><thead><tr><th>{W}</th><th>b</th><th>c</th></tr></thead><tbody><tr>"
        f"<td>{W * 3}</td><td>{W}</td><td width=300>{W}</td></tr></tbody></table><p>{W}</p>",
        f"<p>a <svg viewBox='0 0 9 9' width='900' height='900'></svg></p>"
        f"<figure><figcaption>{W * 3}</figcaption></figure>",
        f"<div class='admonition'><p class='admonition-title'>{W * 2}</p><p>{W}</p></div>"
        f"<details open><summary>{W * 2}</summary><p>{W * 3}</p></details>",
        f"<p>{W}<sup><a class='footnote-ref'>1</a></sup>{W}</p><div class='footnote'><hr><ol><li><p>{W * 2}"
        "<a class='footnote-backref'>↩</a></p></li></ol></div>",
        f"<p>{W}<b>{W}</b><i>{W}</i><b><i>{W}</i></b><small>{W}</small><big>{W}</big><font size=7>{W}</font>"
        f"<sub>2</sub><q>{W}</q><mark>{W}</mark><cite>{W}</cite><var>x</var></p>",
        "<p>one<br>two<br><br>three<br></p>",
        f"<ul class='task-list'><li><label><input type=checkbox disabled></label> {W * 2}</li></ul>",
        f"<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>{W}</p><audio controls></audio><meter></meter>",
        f"<section><h2>Head</h2><p>{W}</p></section><article>{W}</article>"
        f"<address>{W}</address><center>x</center>",
        f"<p>{'Позвоните прежде чем писать. ' * 5}</p><p>{'Καλέστε πριν γράψετε. ' * 5}</p>"
        f"<p>{'Gọi trước khi viết. ' * 5}</p>",
        f"<p>{'ten&nbsp;words&nbsp;are said ' * 9}{'soft&shy;hyphen&shy;ated&shy;words ' * 9}</p>",
    ],
)  # fmt: skip
def test_every_element_is_as_high_as_counted(paper: Page, html: str, density: int) -> None:
    """No less than it is on paper, and a line and a half more at most: kerning may save one."""
    size = SIZES[density - 1]
    counted = stacked(parts_in(html, Face()), COLUMN, Type(size)).whole
    drawn = paper.evaluate(SET_WORDS, [html, str(density)])
    assert -0.3 < counted - drawn < 1.5 * LINE * size


BEYOND = [
    f"<p>{'WWWWWWWWWWWW ' * 9}{'W' * 400} and {W}{'w' * 30}</p>",
    f"<p>{'well-known-and-much-loved-by-all/either ' * 8}</p>"
    f"<p>https://example.com/{'a-long/address-' * 9}end {W}</p>",
    "<p>" + "word—word – word … “quoted” (bracketed) ‘single’ ! ? : ; " * 8 + "</p>",  # noqa: RUF001  # on purpose
    f"<table><tr>{'<td>Incomprehensibilities WWWWWWWWWWWWWW</td>' * 7}</tr></table>",
    f"<table><tr><td rowspan=2>{W * 2}</td><td>a</td></tr><tr><td>{W}</td></tr></table><video></video>",
    f"<table><tr><td colspan=2>{W}</td></tr><tr><td><table><tr><td>{W}</td></tr></table></td></tr></table>",
    f"<p>{'התקשרו לפני שאתם כותבים. ' * 9}{'اتصل قبل أن تكتب. ' * 9}</p>",
    f"<p>{'请先打电话再写邮件。' * 9}{'お電話はメールの前に、まずお客様へ。' * 9}{'🙂😀🎉 ' * 9}</p>",
    f"<p>{'Զանգահարեք նախքան գրելը ' * 9}{'☐✓★ ' * 9}</p>",
]


@pytest.mark.parametrize(
    "family",
    [pytest.param(each, marks=[pytest.mark.thorough] if at else []) for at, each in enumerate(FAMILIES)],
)
def test_what_cannot_be_counted_exactly_is_counted_higher(
    browser: Browser, site: Site, tmp_path: Path, family: str
) -> None:
    """Endless words, cells of several rows, and letters that the face does not have and a machine may."""
    with machine(browser.browser_type, family, tmp_path) as other:
        page = other.new_page(viewport={"width": 688, "height": 900})
        page.emulate_media(media="print")
        opened(page, site.page(HUDDLE))
        page.evaluate("document.body.style.width = '182mm'")
        for html, density in product(BEYOND, (1, 10)):
            counted = stacked(parts_in(html, Face()), COLUMN, Type(SIZES[density - 1])).whole
            assert counted > page.evaluate(SET_WORDS, [html, str(density)]) - 0.3


SET_SHEET = """async ([copy, density]) => {
  document.body.dataset.density = density;
  const put = (selector, html) => { document.querySelector(selector).innerHTML = html };
  put("h1", copy.title);
  put(".fa-huddle__lead", copy.summary);
  put(".fa-huddle__words", copy.text);
  const again = copy.again ? [`<strong>From an earlier tip:</strong> ${copy.again}`] : [];
  put(".fa-huddle__questions", [...copy.questions, ...again].map((each) => `<li>${each}</li>`).join(""));
  put(".fa-huddle__task", copy.exercise);
  document.querySelector(".fa-huddle__exercise").hidden = !copy.exercise;
  document.querySelector(".fa-huddle__exercise").style.display = copy.exercise ? "" : "none";
  document.querySelector(".fa-huddle__exercise h2").firstChild.data = copy.heading + " ";
  put(".fa-huddle__foot", copy.foot.map((each) => `<span>${each}</span>`).join(""));
  await Promise.all([...document.fonts].map((font) => font.load()));
}"""
HEIGHT = """() => {
  document.querySelector("main").style.minHeight = 0;
  document.querySelector(".fa-huddle__notes").style.flex = "none";
  return document.querySelector("main").getBoundingClientRect().height * 0.75; // points
}"""
COPIES = [worst_copy(seed) for seed in range(24)]


def test_no_generated_sheet_is_higher_than_counted(paper: Page) -> None:
    """Long words, wide letters, cells, lists and many questions, in the largest type and in the smallest."""
    found = []
    for copy in COPIES:
        for density in (1, 10):
            paper.evaluate(SET_SHEET, [vars(copy) | {"wording": None}, str(density)])
            found.append(height_of(copy, Face(), SIZES[density - 1]) / paper.evaluate(HEIGHT))
    assert min(found) > 0.9995
    assert max(found) < 1.4


@pytest.mark.thorough
def test_generated_sheets_take_one_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    """Those that fit are printed in the size that was found for them, each on one of three machines."""
    fitting = [(copy, density) for copy in COPIES if (density := density_of(copy, Face())) != OVER]
    assert len(fitting) > len(COPIES) / 2
    for number, family in enumerate(FAMILIES):
        with machine(browser.browser_type, family, tmp_path) as other:
            page = opened(other.new_page(), site.page(HUDDLE))
            for copy, density in fitting[number :: len(FAMILIES)]:
                page.evaluate(SET_SHEET, [vars(copy) | {"wording": None}, density])
                assert [sheets_of(page, paper) for paper in PAPERS] == [1, 1], copy


@pytest.mark.thorough
def test_generated_cards_take_one_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    """Long words and wide letters in headings, words to say and traps; each on one of three machines."""
    addresses = [site.page(f"playbooks/seed-{seed}/card") for seed in range(6)]
    shares = {family: addresses[number :: len(FAMILIES)] for number, family in enumerate(FAMILIES)}
    assert printed(browser.browser_type, tmp_path, shares) == {}


@pytest.mark.thorough
def test_generated_twists_take_one_page(browser: Browser, site: Site, tmp_path: Path) -> None:
    """From two cards to more than there is room for: one page for them, and one for their huddle."""
    addresses = [site.page(f"tips/twists-{seed}/huddle") for seed in range(6)]
    shares = {family: addresses[number :: len(FAMILIES)] for number, family in enumerate(FAMILIES)}
    assert printed(browser.browser_type, tmp_path, shares) == {}


TWISTS = """() => ({
  height: document.querySelector(".fa-twists").getBoundingClientRect().height * 0.75, // points
  size: Number(document.querySelector(".fa-twists").dataset.size),
  title: document.querySelector("h1").textContent,
  cards: [...document.querySelectorAll(".fa-twist")].map((card) =>
    [...card.querySelectorAll(".fa-twist__words")].map((words) => words.textContent)),
  beside: [...document.querySelectorAll(".fa-twists__beside")].map((text) => text.textContent),
})"""


def test_no_deck_is_higher_than_counted(paper: Page, site: Site) -> None:
    """In the type that was found for it, and not a quarter lower either."""
    shares, names = [], ("They answer", "You say")
    for seed in range(6):
        opened(paper, site.page(f"tips/twists-{seed}/huddle"))
        paper.evaluate("document.body.style.width = '182mm'")
        drawn = paper.evaluate(TWISTS)
        deck = Deck([Twist(*halves) for halves in drawn["cards"]], *names, drawn["beside"])
        counted = deck_height(deck, Face(), title=drawn["title"], size=DECK_SIZES[drawn["size"] - 1])
        shares.append(counted / drawn["height"])
    assert min(shares) > 0.9995
    assert max(shares) < 1.25


PLACES = """() => [...document.querySelectorAll(".fa-sheet *")].map((part) => {
  const place = part.getBoundingClientRect();
  return [place.x, place.y, place.width, place.height];
})"""


@pytest.mark.parametrize(
    "path",
    [
        HUDDLE,
        pytest.param("tips/twists-1/huddle/", marks=pytest.mark.thorough),
        pytest.param("playbooks/seed-0/card/", marks=pytest.mark.thorough),
    ],
)
def test_a_sheet_is_the_same_on_every_machine(
    browser: Browser, site: Site, tmp_path: Path, path: str
) -> None:
    """Not one word moves, whichever fonts there are."""
    found = []
    for family in FAMILIES:
        with machine(browser.browser_type, family, tmp_path) as other:
            page = other.new_page(viewport={"width": 703, "height": 900})
            page.emulate_media(media="print")
            found.append(opened(page, site.page(path)).evaluate(PLACES))
    assert len(found[0]) > 20
    assert found[0] == found[1] == found[2]


LOADED = """document.fonts.ready.then(() =>
  [...document.fonts].filter((font) => font.status === "loaded").map(
    (font) => `${font.style} ${font.weight}`))"""


def test_only_sheets_load_the_face(browser: Browser, site: Site) -> None:
    """And of it only the cuts that they show; pages to read on a screen have the fonts that are there."""
    page = browser.new_page()
    assert {
        path: sorted(opened(page, site.page(path)).evaluate(LOADED))
        for path in (HUDDLE, "playbooks/seed-0/card", "playbooks/seed-0", "tips/call-first", "tips", "")
    } == {
        HUDDLE: ["italic 400", "italic 600 700", "normal 400", "normal 600 700"],
        "playbooks/seed-0/card": ["normal 400", "normal 400", "normal 600 700", "normal 600 700"],
        "playbooks/seed-0": [],
        "tips/call-first": [],
        "tips": [],
        "": [],
    }
    page.close()
