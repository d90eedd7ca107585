"""What authors can write, each with what is made of it. A page of the guide is made of these, too.

Run as a program, this writes them into that page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

PAGE = Path(__file__).parents[1] / "docs/guide/what-you-can-write.md"
_TABLE, _BEHIND_TABLE = "| What | You write |\n| --- | --- |\n", "\n\nCode stays"
_LAST_WORDS = "as it is shown.\n\n"


@dataclass(frozen=True)
class Writing:
    """Something an author can write: *what* it is, how it is *written*, and the HTML that is made of it."""

    what: str
    written: str
    html: str

    @classmethod
    def of(cls, what: str, written: str, html: str) -> "Writing":
        """Return one whose texts are indented as the code around them."""
        return cls(what, dedent(written).strip("\n"), dedent(html).strip("\n"))


def _sign(anchor: str) -> str:
    hidden = f'aria-hidden="true" class="headerlink" href="#{anchor}" tabindex="-1"'
    return f'<a {hidden} title="Permanent link">&para;</a>'


IN_A_LINE: Sequence[Writing] = [
    Writing("Bold", "**at eleven**", "<p><strong>at eleven</strong></p>"),
    Writing("Italics", "*always*", "<p><em>always</em></p>"),
    Writing("Struck out", "~~three~~ two days", "<p><del>three</del> two days</p>"),
    Writing("A code, a key, what is typed", "`A-12`", "<p><code>A-12</code></p>"),
    Writing("A key on a keyboard", "<kbd>Ctrl</kbd>", "<p><kbd>Ctrl</kbd></p>"),
    Writing(
        "A link", "[the form](https://example.com/)", '<p><a href="https://example.com/">the form</a></p>'
    ),
    Writing(
        "An address",
        "https://example.com/a_b",
        '<p><a href="https://example.com/a_b">https://example.com/a_b</a></p>',
    ),
    Writing(
        "A mail address",
        "ann_lee@example.com",
        '<p><a href="mailto:ann_lee@example.com">ann_lee@example.com</a></p>',
    ),
    Writing(
        "A picture", "![The counter](/assets/c.png)", '<p><img src="/assets/c.png" alt="The counter" /></p>'
    ),
    Writing(
        "How wide it is",
        '![The counter](/assets/c.png){ width="300" }',
        '<p><img src="/assets/c.png" alt="The counter" width="300" /></p>',
    ),
    Writing("Quotation marks", '"*Sorry* is her word"', "<p>“<em>Sorry</em> is her word”</p>"),
    Writing("Dashes and dots", "9--5, or later...", "<p>9\u20135, or later…</p>"),
    Writing("A sign as it is", r"\*not bold\*", "<p>*not bold*</p>"),
    Writing("A line across", "---", "<hr />"),
    Writing(
        "A heading",
        "## Try it this week",
        f'<h2 id="try-it-this-week">Try it this week{_sign("try-it-this-week")}</h2>',
    ),
    Writing("Its name in links", "## Try it { #try }", f'<h2 id="try">Try it{_sign("try")}</h2>'),
]
"""What stands in one line."""

BLOCKS: Sequence[Writing] = [
    Writing.of(
        "A list, and one in it",
        """
        Before you call:
        - Read the notes
          - the last three
        - Have two times ready
        """,
        """
        <p>Before you call:</p>
        <ul>
        <li>Read the notes
        <ul>
        <li>the last three</li>
        </ul>
        </li>
        <li>Have two times ready</li>
        </ul>
        """,
    ),
    Writing.of(
        "Steps, with whatever belongs to one indented below it",
        """
        1. Tell the floor:

           > We know, and we are on it.

        2. Call the three biggest customers.
        """,
        """
        <ol>
        <li>
        <p>Tell the floor:</p>
        <blockquote>
        <p>We know, and we are on it.</p>
        </blockquote>
        </li>
        <li>
        <p>Call the three biggest customers.</p>
        </li>
        </ol>
        """,
    ),
    Writing.of(
        "Steps that go on behind something else: they keep the number that you write",
        """
        1. Open the case.

        Take your time.

        2. Read the last note.
        """,
        """
        <ol>
        <li>Open the case.</li>
        </ol>
        <p>Take your time.</p>
        <ol start="2">
        <li>Read the last note.</li>
        </ol>
        """,
    ),
    Writing.of(
        "A list to tick off",
        """
        - [x] Called
        - [ ] Written
        """,
        """
        <ul class="task-list">
        <li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled checked\
 aria-label="Done"/><span class="task-list-indicator"></span></label> Called</li>
        <li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled\
 aria-label="To do"/><span class="task-list-indicator"></span></label> Written</li>
        </ul>
        """,
    ),
    Writing.of(
        "A table; a | in a cell is written with a backslash",
        r"""
        | Desk | Hours |
        | --- | ---: |
        | Returns \| Exchanges | 9--5 |
        """,
        """
        <table>
        <thead>
        <tr>
        <th>Desk</th>
        <th style="text-align: right;">Hours</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>Returns | Exchanges</td>
        <td style="text-align: right;">9\u20135</td>
        </tr>
        </tbody>
        </table>
        """,
    ),
    Writing.of(
        "A quotation",
        """
        > The line is busy.
        """,
        """
        <blockquote>
        <p>The line is busy.</p>
        </blockquote>
        """,
    ),
    Writing.of(
        "A box, GitHub's: NOTE, TIP, IMPORTANT, WARNING or CAUTION",
        """
        > [!WARNING]
        > Never read out the card number.
        """,
        """
        <div class="admonition warning">
        <p class="admonition-title">Warning</p>
        <p>Never read out the card number.</p>
        </div>
        """,
    ),
    Writing.of(
        "A box with a title of yours",
        """
        !!! tip "Before you call"
            Look at the order first.
        """,
        """
        <div class="admonition tip">
        <p class="admonition-title">Before you call</p>
        <p>Look at the order first.</p>
        </div>
        """,
    ),
    Writing.of(
        "A box that a click opens; ???+ is open from the start",
        """
        ??? note "If they ask why"
            Say what you know.
        """,
        """
        <details class="note">
        <summary>If they ask why</summary>
        <p>Say what you know.</p>
        </details>
        """,
    ),
    Writing.of(
        "The same in HTML, with an empty line around the text",
        """
        <details><summary>More</summary>

        - Ask *when*, not *if*.

        </details>
        """,
        """
        <details><summary>More</summary>
        <ul>
        <li>Ask <em>when</em>, not <em>if</em>.</li>
        </ul>
        </details>
        """,
    ),
    Writing.of(
        "Terms and what they mean",
        """
        Warm transfer
        :   You stay until the other desk has answered.
        """,
        """
        <dl>
        <dt>Warm transfer</dt>
        <dd>You stay until the other desk has answered.</dd>
        </dl>
        """,
    ),
    Writing.of(
        "A footnote",
        """
        Call back within the hour.[^hour]

        [^hour]: Of the opening hours.
        """,
        """
        <p>Call back within the hour.<sup id="fnref:hour">\
<a class="footnote-ref" href="#fn:hour">1</a></sup></p>
        <div class="footnote">
        <hr />
        <ol>
        <li id="fn:hour">
        <p>Of the opening hours.<a class="footnote-backref" href="#fnref:hour"\
 title="Jump back to footnote 1 in the text">&#160;&#8617;</a></p>
        </li>
        </ol>
        </div>
        """,
    ),
    Writing.of(
        "What an abbreviation means, wherever it stands",
        """
        Tell them the SLA.

        *[SLA]: what we promised
        """,
        """
        <p>Tell them the <abbr title="what we promised">SLA</abbr>.</p>
        """,
    ),
    Writing.of(
        "Several lines as they are, with a language for its colors and a title, if you like",
        """
        ```text title="Good morning"
        Good morning, Nadia.
        ```
        """,
        """
        <div class="highlight"><span class="filename">Good morning</span><pre><span></span><code>\
Good morning, Nadia.
        </code></pre></div>
        """,
    ),
]
"""What stands on lines of its own."""


def shown_on(page: str) -> str:
    """Return *page*, the text of the guide's, with everything that can be written."""
    before, _, rest = page.partition(_TABLE)
    behind = rest.partition(_BEHIND_TABLE)[2].partition(_LAST_WORDS)[0]
    rows = "\n".join(f"| {one.what} | {_as_code(one.written)} |" for one in IN_A_LINE)
    blocks = (f"### {one.what}\n\n````markdown\n{one.written}\n````\n\n{one.written}\n" for one in BLOCKS)
    return f"{before}{_TABLE}{rows}{_BEHIND_TABLE}{behind}{_LAST_WORDS}" + "\n".join(blocks)


def _as_code(written: str) -> str:
    return f"`` {written} ``" if "`" in written else f"`{written}`"


if __name__ == "__main__":
    PAGE.write_text(shown_on(PAGE.read_text("utf-8")), "utf-8")
