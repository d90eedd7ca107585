"""What `check` says of a tip or a playbook and the form at /write/ says as well: one sentence for both.

`check` says them in English, as all that it says; the form in the language of the site. The rules
themselves stand where `check` has them; the form's are in ``site/write/form/rules.js``, and
``tests/site/test_write.py`` holds the two together.
"""

from forearmed.foundation.wording import Forms, Wording, phrase, phrases

EMPTY = phrase("is empty; write something")
EMPTY_OF = phrase("is empty; write {what}")
INVISIBLE = phrase("holds the invisible character {code}; delete it")
TOO_LONG = phrase("is {length} characters long; shorten it to {most}")
SAMPLE = phrase("is only the sample; write {what} of your own")
SUMMARY_ASKED = phrase("one sentence of at most 160 characters")
WHEN_ASKED = phrase("the situation, in one sentence")
NO_NUMBER = phrase("must be a whole number")
MONTHS = phrase("must be a number of months from 1 to 120")
DUE = phrase("{message}; do so by {by}, as it goes out on {day}")
TWICE = phrase('names "{name}" twice; delete one')

SLUG_TAKEN = phrase('the address "{slug}" is taken by {path}; rename one of the two files')
SLUG_RESERVED = phrase('the address "{slug}" belongs to the site itself; rename the file')
SLUG_MEANT = phrase('cannot be published as "{slug}"; rename it {meant}.md')
SLUG_UNFIT = phrase('cannot be published as "{slug}"; rename it with lower-case letters, digits and hyphens')

BODY_TOO_LONG = phrase("is {length} characters long; split it, {most} are the most")
LINE_BREAK = phrase("holds the invisible character {code}, a line break; begin a new line in its place")
WORDS_BREAK = phrase(
    "holds the invisible character {code}, a line break of Word's; begin a new line in its place"
)
PAGE_BREAK = phrase("holds the invisible character {code}, a page break; begin a new line in its place")
PICTURE_LOST = phrase(
    "holds the character {code}, the place of a picture that was not copied; "
    "write ![what it shows](/assets/name.png)"
)
LETTER_LOST = phrase("holds the character {code}, which stands for a letter that was lost; write that letter")
TURNED = phrase("holds the character {code}, which turns letters around; delete it")
ONE_FONT = phrase(
    "holds the character {code}, a sign of one font, such as Wingdings, that no reader has; "
    "write another sign"
)

TOO_FEW_WORDS = phrases("has {n} word; write at least {least}", "has {n} words; write at least {least}")
TOO_MANY_WORDS = phrases("has {n} word; shorten it to {most}", "has {n} words; shorten it to {most}")
NO_CLOSING = phrase('does not end with the section "## {heading}"; add it')
CLOSING_NOT_LAST = phrase('"{heading}" is not the last section; move it to the end')
STALE_SUMMARY = phrase("has every word of the title again; say what the title does not")
NAMESAKE = phrase("{path} has it too, so nobody can tell the two apart; change one")
STOCK_PHRASE = phrase('"{phrase}" is a stock phrase; {instead}')
LONG_SENTENCE = phrase('the sentence "{sentence}" has {n} words; make two of it')
POINTING = phrase('the sentence "{sentence}" points by position with "{words}"; name the thing')
TITLES_LEVEL = phrase('# is for the title; write "{written}"')
LEVEL_LEFT_OUT = phrase('{signs} leaves out a level; write "{written}"')
TWIST_ALONE = phrase('"{there}" has nothing beside it; fill in "{column}" or delete the line')
EMPTY_SECTION = phrase("the last section is empty; write it, or delete its heading")

FORBIDDEN_LINK = phrase("{scheme}: links are not allowed; delete it")
LINK_TO_NOTHING = phrase("a link leads nowhere; write its address between the parentheses")
PICTURE_OF_NOTHING = phrase("a picture has no address; write its address between the parentheses")
NEEDS_HTTPS = phrase('"{url}" needs https:// in front to leave this site; write https://{url}')
NEEDS_MAILTO = phrase('"{url}" needs mailto: in front; write mailto:{url}')
OWN_COMPUTER = phrase(
    '"{url}" is on your own computer; put the file in docs/assets/ and link it as /assets/{name}'
)
OTHER_HOST = phrase(
    'loads "{url}" from another host; put the file in docs/assets/ and link it as /assets/{name}'
)
NO_WORDS_FOR_PICTURE = phrase(
    "![]({link}): say in words what the picture shows; if it only decorates, write {mark} after"
)
NOTHING_IN_IT = phrase("is empty; save it again, or copy it once more")
IS = phrase("is {what}")
IS_INSIDE = phrase("is, whatever its name says, {what}")
HEIC = phrase("a HEIC photo, which few browsers show; save it as .jpg")
TIFF = phrase("a TIFF picture, which few browsers show; save it as .png, a photo as .jpg")
PHOTOSHOP = phrase("a Photoshop file, which few browsers show; save it as .png, a photo as .jpg")
PRINTERS = phrase("a drawing for printers, which few browsers show; save it as .svg, or as .png")
BITMAP = phrase("a bitmap (BMP), which few browsers show; save it as .png, a photo as .jpg")
GIMP = phrase("a GIMP file, which few browsers show; save it as .png, a photo as .jpg")
PDF = phrase(
    "a PDF, which few browsers show; save the page of it as .png, or put it in docs/assets/ and link to it"
)
RAW = phrase("a raw photo, which few browsers show; save it as .jpg")
FILM = phrase("a film of another kind, which few browsers show; save it as .mp4")
FORBIDDEN_TAG = phrase("<{tag}> is not allowed here; delete it")
RUNS_A_SCRIPT = phrase("the attribute {name} runs a script; delete it")


def objections(wording: Wording) -> dict[str, str | Forms]:
    """Return each of these in the language of *wording*, by its name here; a counted one as its forms."""
    named = {name: value for name, value in globals().items() if name.isupper()}
    return {
        name: wording.forms(*value) if isinstance(value, tuple) else wording.pattern(value)
        for name, value in named.items()
    }
