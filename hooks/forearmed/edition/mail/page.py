"""The digest's HTML, a page in its own right: MJML for the frame, Jinja for words, inlined styles.

mrml turns our own template, with its placeholders, into HTML; Jinja puts the words in afterward. So an
author's text is never read as MJML or as a template. Only this module imports mrml, jinja2 and css_inline.
"""

import css_inline
import mrml
from jinja2 import Environment, PackageLoader, StrictUndefined

from forearmed.article.sendable import sendable
from forearmed.edition.mail.body import label_columns
from forearmed.edition.mail.letter import Letter


def render_page(letter: Letter) -> str:
    """Return the page that holds *letter*."""
    loader = PackageLoader("forearmed.edition.mail", "templates")
    jinja = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    source, _, _ = loader.get_source(jinja, "digest.mjml")
    template = jinja.from_string(_frame(source))
    tint = vars(jinja.get_template("digest-colors.jinja").module)["light"]["tint"]
    return _inline(template.render(letter=letter, body=label_columns(letter.body, tint=tint)))


def _frame(mjml: str) -> str:
    # Without fonts of its own mrml has no name to recognise, hence no font service to link to.
    options = mrml.RenderOptions(fonts={})
    html = str(mrml.to_html(mjml, render_options=options).content)
    # MJML would repeat its title as a label on the body, and so put words outside every landmark.
    return html.replace("<title></title>", "<title>{{ letter.title }}</title>", 1)


def _inline(html: str) -> str:
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
    # A carriage return written as &#13; would come back from the message as a line end.
    return sendable(inliner.inline(html)).replace("\r", "\n").strip() + "\n"
