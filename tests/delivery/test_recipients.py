"""Who is on a subscriber file, and what is wrong with it."""

import codecs
from dataclasses import replace

import pytest
from forearmed.delivery.recipients import Recipient, Roll, key_of, read_address, read_recipients
from forearmed.foundation.errors import ForearmedError, Problem
from hypothesis import example, given
from hypothesis import strategies as st

PATH = "people.csv"
ANN = Recipient("ann@example.com", "Ann", 2)
BOB = Recipient("bob@example.com", "Bob", 3)
TABLE = "email,name\nann@example.com,Ann\nbob@example.com,Bob\n"


def read(text: str) -> Roll:
    """Return the roll in *text*, saved as UTF-8."""
    return read_recipients(text.encode(), path=PATH)


def faulty(*faults: tuple[int, str]) -> Roll:
    """Return a roll without recipients, and with each line's fault."""
    return Roll(problems=tuple(Problem(PATH, line, message) for line, message in faults))


def fault_of(email: str) -> str:
    """Return what a subscriber file's reader says of a row with *email*, after a good one."""
    roll = read(f"email\nann@example.com\n{email}\n")
    assert roll == Roll((Recipient("ann@example.com", line=2),), roll.problems)
    (problem,) = roll.problems
    assert (problem.path, problem.line, problem.warning) == (PATH, 3, False)
    return problem.message


# --- the file ---


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(TABLE.encode(), id="plain"),
        pytest.param(codecs.BOM_UTF8 + TABLE.encode(), id="byte order mark"),
        pytest.param(TABLE.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TABLE.replace("\n", "\r").encode(), id="CR"),
        pytest.param(TABLE.rstrip("\n").encode(), id="no end of the last line"),
        pytest.param(b'"email","name"\n"ann@example.com","Ann"\n"bob@example.com","Bob"\n', id="quotes"),
        pytest.param(b" Email , NAME \n ann@example.com\t,  Ann\nbob@example.com , Bob \n", id="blanks"),
        pytest.param(
            '"email" ,"name"\t\n"ann@example.com" , "Ann" \r\n"bob@example.com"\u00a0,"Bob"'.encode(),
            id="blanks round quotes",
        ),
        pytest.param(b"name,email\nAnn,ann@example.com\nBob,bob@example.com", id="the other order"),
    ],
)
def test_however_it_was_saved(raw: bytes) -> None:
    """The same people are on it, on the same lines."""
    assert read_recipients(raw, path=PATH) == Roll((ANN, BOB))


def test_addresses_alone() -> None:
    """The column with names may be left out."""
    assert read("email\nann@example.com\n") == Roll((Recipient("ann@example.com", line=2),))


def test_blank_lines_do_not_count() -> None:
    """Before the header, between rows and at the end, with blanks or empty cells; lines are still right."""
    text = "\n  \nemail,name\n\n , \n,\nann@example.com,Ann\n\t\n\n"
    assert read(text) == Roll((Recipient("ann@example.com", "Ann", 7),))


def test_a_name_is_optional_in_each_row() -> None:
    """An empty cell is no name."""
    assert read("email,name\nann@example.com,\n") == Roll((Recipient("ann@example.com", "", 2),))


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('"Lee, Ann"', "Lee, Ann"),
        ('"Ann ""Annie"" Lee"', 'Ann "Annie" Lee'),
        ('Ann "Annie" Lee', 'Ann "Annie" Lee'),
        ("Ann <ann@example.com>", "Ann <ann@example.com>"),
        ("Ann%0d%0aBcc: bob@example.com", "Ann%0d%0aBcc: bob@example.com"),
        ("=SUM(A1) ? =", "=SUM(A1) ? ="),
        ("안나 👩‍🔧", "안나 👩‍🔧"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_a_name_is_text(cell: str, name: str) -> None:
    """Commas, quotes, brackets, percent signs and every script are the name's own."""
    assert read(f"email,name\nann@example.com,{cell}") == Roll((Recipient("ann@example.com", name, 2),))


def test_the_first_of_a_key_stays() -> None:
    """Later ones are told apart from mistakes, each with its own line."""
    text = "email,name\nAnn@Example.com,Ann\nann@EXAMPLE.COM,A. Lee\nbob@example.com,Bob\nANN@example.com,\n"
    assert read(text) == Roll(
        (Recipient("Ann@example.com", "Ann", 2), Recipient("bob@example.com", "Bob", 4)),
        repeated=(Recipient("ann@example.com", "A. Lee", 3), Recipient("ANN@example.com", "", 5)),
    )


def test_every_bad_row_is_told() -> None:
    """Nothing stops at the first mistake, in a row or in the file, and good rows are read."""
    text = "email,name,note\nann,A\tnn,1\n,Ann,2\nann@example.com,Ann,3\nbob@,Bob,4\nx@example.com,X\n"
    assert read(text) == Roll(
        (Recipient("ann@example.com", "Ann", 4), Recipient("x@example.com", "X", 6)),
        (
            Problem(PATH, 2, '"ann" has no @; write the whole address, such as ann@example.com'),
            Problem(PATH, 2, "the name holds the character U+0009, which no name needs; delete it"),
            Problem(
                PATH, 5, '"bob@" has nothing after the @; write the whole address, such as ann@example.com'
            ),
        ),
        ignored=("note",),
        without_address=(3,),
    )


# --- its encoding ---

NEITHER = 'the file is neither in UTF-8 nor in Windows-1252; save it as UTF-8 (Excel calls it "CSV UTF-8")'
BROKEN = (
    "the file is not whole in the encoding that its first bytes name; save it as UTF-8 (Excel calls it "
    '"CSV UTF-8")'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_of_unicode(encoding: str) -> None:
    """It shows in the bytes, so the file is read without a word."""
    text = TABLE.replace("Bob", "Zoë")
    roll = read_recipients(text.encode(encoding), path=PATH)
    assert roll == Roll((ANN, replace(BOB, name="Zoë")))


@pytest.mark.parametrize("name", ["Zoë", "Müller", "Íñigo", "O’Brien", "Straße", "GARCÍA", "Ann – Bob"])  # noqa: RUF001  # a dash of Word
def test_what_excel_saves_as_csv(name: str) -> None:
    """Windows-1252 is read, and it is told, with a word to judge by."""
    roll = read_recipients(TABLE.replace("Bob", name).encode("cp1252"), path=PATH)
    assert roll.recipients == (ANN, replace(BOB, name=name))
    (note,) = roll.notes
    word = next(word for word in name.split() if not word.isascii())
    assert note == (
        f'not in UTF-8, so read as Windows-1252: line 3 says "{word}"; if that is wrong, save the file as '
        "UTF-8"
    )


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Иван", "cp1251"),
        ("Γιώργος", "cp1253"),
        ("محمد", "cp1256"),
        ("山田", "cp932"),
        ("王小明", "gb18030"),
        ("André", "mac-roman"),
    ],
)
def test_an_encoding_that_nobody_can_tell(name: str, encoding: str) -> None:
    """Nobody gets a mail with rows of accents for a name: the line is named, and how to save the file."""
    raw = TABLE.replace("Bob", name).encode(encoding)
    assert read_recipients(raw, path=PATH) == faulty((3, NEITHER))


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        pytest.param(codecs.BOM_UTF8 + TABLE.encode() + b"\r\n\xff", 1, BROKEN, id="a mark and a bad byte"),
        pytest.param(codecs.BOM_UTF16_LE + b"e", 1, BROKEN, id="half a sign"),
        pytest.param(b"email\nann@example.com\x81\n", 2, NEITHER, id="no sign of Windows-1252"),
        pytest.param(b"email\rann@example.com\x81\r", 2, NEITHER, id="lines as on an old Mac"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, line: int, message: str) -> None:
    """One problem says how to save the file, and where the first wrong byte is."""
    assert read_recipients(raw, path=PATH) == faulty((line, message))


# --- its header ---

EXAMPLE = 'write "email,name" on the first line and one subscriber on each line below it'
NO_EMAIL = f'missing column "email"; {EXAMPLE}'
FIRST = 'the first row must name the columns; put the line "{}" above it'


@pytest.mark.parametrize("text", ["", "\ufeff", "\n", "\r\n \n,\n"])
def test_an_empty_file(text: str) -> None:
    """A file that lost its content is no success."""
    assert read(text) == faulty((1, f"the file is empty; {EXAMPLE}"))


def test_a_header_alone() -> None:
    """Neither is one that lost its rows."""
    advice = "the file names no subscriber; write one on each line below this one"
    assert read("\nemail,name\n\n") == faulty((2, advice))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("ann@example.com,Ann\n", [FIRST.format("email,name")]),
        ("name\nAnn\n", [NO_EMAIL]),
        ("Name,Emial\n", ['unknown column "emial"; did you mean "email"?', NO_EMAIL]),
        ("ann@example.com;Ann\n", [FIRST.format("email;name")]),
        ("Kontakt;Telefon\n", [NO_EMAIL]),
        ('"email,name\nann@example.com\n',
         ['a quote opens here and is not closed; close it, or write "" for the sign itself']),
        (
            "Name,Kontakt\nAnn,ann@example.com\nBob,bob@example.com\n",
            ['missing column "email"; "kontakt" holds addresses: call it "email"'],
        ),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_used(text: str, faults: list[str]) -> None:
    """Without knowing where the addresses are, nothing below it is read."""
    assert read(text) == faulty(*((1, fault) for fault in faults))


@pytest.mark.parametrize(
    ("header", "cells", "fault"),
    [
        ("email,nmae", "ann@example.com,Ann", 'unknown column "nmae"; did you mean "name"?'),
        ("email,EMAIL", "ann@example.com,", 'the column "email" stands here 2 times; delete all but one'),
        ("email,E-Mail", "ann@example.com,", 'the column "email" stands here 2 times; delete all but one'),
    ],
)  # fmt: skip
def test_a_column_too_many(header: str, cells: str, fault: str) -> None:
    """The rows below it are read for what else is wrong."""
    roll = read(f"{header}\n{cells}\n")
    assert roll.recipients == (Recipient("ann@example.com", line=2),)
    assert roll.problems == (Problem(PATH, 1, fault),)


def test_other_columns() -> None:
    """What is neither an email nor a name is passed over, and named."""
    roll = read("Phone,Email,First Name,#\n1,ann@example.com,Ann,1\n")
    assert roll == Roll((Recipient("ann@example.com", "Ann", 2),), ignored=("phone", "#"))


@pytest.mark.parametrize("header", ["Ann,Lee", "x" * 90])
def test_no_column_for_the_address(header: str) -> None:
    """Without one nothing else about the columns matters."""
    assert read(f"{header}\n").problems == (Problem(PATH, 1, NO_EMAIL),)


# --- its rows ---

OPEN = 'a quote opens here and is not closed; close it, or write "" for the sign itself'
STRAY = 'text follows a closing quote; put the whole cell in quotes, and write "" for a quote inside it'
LONG = "the line is 100014 characters long; write one subscriber on each line"
BREAK = "the name holds a line break; write it on one line"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "x@example.com,Lee,X",
            "the row has 3 cells below 2 columns; put quotes round a cell that holds a separator",
        ),
        ('x@example.com,"X" Lee', STRAY),
        ('x@example.com,"X', OPEN),
        ('x@example.com,"X\nLee"', BREAK),
        ('x@example.com,"X\rLee"', BREAK),
        ('x@example.com,"X\r\nBcc: y@example.com"', BREAK),
        (f"x@example.com,{'X' * 100_000}", LONG),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read(row: str, message: str) -> None:
    """It is told where it begins, and the row after it is read as ever."""
    after = 3 + row.replace("\r\n", "\n").count("\n") + row.replace("\r\n", "\n").count("\r")
    good = Recipient("bob@example.com", "Bob", after)
    assert read(f"email,name\n{row}\nbob@example.com,Bob\n") == Roll((good,), (Problem(PATH, 2, message),))


def test_a_cell_that_holds_one_bad_address() -> None:
    """Nobody of the cell is taken, also where bad rows are left out: half of an address may look like one."""
    roll = read('email,name\n"x@exam\nple@example.com",X\n"ann@example.com; bob",\nzoe@example.com,Zoe\n')
    assert roll.recipients == (Recipient("zoe@example.com", "Zoe", 5),)
    assert [(problem.line, problem.message) for problem in roll.problems] == [
        (2, '"x@exam" has no dot after the @; write the whole address, such as ann@example.com'),
        (4, '"bob" has no @; write the whole address, such as ann@example.com'),
    ]


def test_an_open_quote_hides_nothing() -> None:
    """Each is told at its own line, up to the last one, and every row without one is read."""
    text = 'email,name\n"x@example.com,X\nann@example.com,"Lee, Ann"\nbob@example.com,Bob\ny@example.com,"Y'
    assert read(text) == Roll(
        (Recipient("ann@example.com", "Lee, Ann", 3), Recipient("bob@example.com", "Bob", 4)),
        (Problem(PATH, 2, OPEN), Problem(PATH, 5, OPEN)),
    )


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Ann\0", "the name holds the character U+0000, which no name needs; delete it"),
        ("Ann\x1b[2J", "the name holds the character U+001B, which no name needs; delete it"),
        ("Ann\x7f", "the name holds the character U+007F, which no name needs; delete it"),
        ("Ann\u202egro", "the name holds the character U+202E, which no name needs; delete it"),
        ("A\u2066nn", "the name holds the character U+2066, which no name needs; delete it"),
        ("A\u200fnn", "the name holds the character U+200F, which no name needs; delete it"),
        ("A\u200bnn", "the name holds the character U+200B, which no name needs; delete it"),
        ("A\ufeffnn", "the name holds the character U+FEFF, which no name needs; delete it"),
        ("Ann\ue000", "the name holds the character U+E000, which no name needs; delete it"),
        ("Ann\uffff", "the name holds the character U+FFFF, which no name needs; delete it"),
        ("Ann\u2028Lee", BREAK),
        ("Ann\x85Lee", BREAK),
        ("Ann\x0bLee", BREAK),
        ("=?utf-8?q?Ann?=", 'the name "=?utf-8?q?Ann?=" is encoded; write it as it is read'),
        ("Ann =?utf-8?b?QQ==?=", 'the name "Ann =?utf-8?b?QQ==?=" is encoded; write it as it is read'),
        ("A" * 201, "the name is 201 characters long; shorten it to 200"),
    ],
)
def test_a_name_that_is_not_clean(name: str, fault: str) -> None:
    """What is not seen, or what a mail reader would decode, is refused."""
    assert read(f"email,name\nx@example.com,{name}\n") == faulty((2, fault))


# --- addresses ---


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("ann@example.com", "ann@example.com"),
        ("Ann.Lee+tips@EXAMPLE.com", "Ann.Lee+tips@example.com"),
        ("INFO@example.test", "INFO@example.test"),
        ("ann@corp.local", "ann@corp.local"),
        ("!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"),
        ("ann%0d%0abcc@example.com", "ann%0d%0abcc@example.com"),
        ("-@a-b.example", "-@a-b.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@BÜCHER.Example", "ann@xn--bcher-kva.example"),
        ("ann@XN--BCHER-KVA.example", "ann@xn--bcher-kva.example"),
        ("ann@bu\u0308cher.example", "ann@xn--bcher-kva.example"),
        ("ann@faß.example", "ann@xn--fa-hia.example"),
        ("ann@例え。テスト", "ann@xn--r8jz45g.xn--zckzah"),
        ("müller@bücher.example", "müller@xn--bcher-kva.example"),
        ("mu\u0308ller@example.com", "mu\u0308ller@example.com"),
        ("用户@例え.テスト", "用户@xn--r8jz45g.xn--zckzah"),
        ("a" * 64 + "@example.com", "a" * 64 + "@example.com"),
        ("é" * 32 + "@example.com", "é" * 32 + "@example.com"),
        (f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 56}.com", None),
    ],
)  # fmt: skip
def test_an_address(written: str, address: str | None) -> None:
    """The local part is left as it is; the domain is what DNS and SMTP call it."""
    expected = Recipient(address or written)
    assert read_address(f" {written}\t") == expected
    assert read(f"email\n{written}\n") == Roll((Recipient(expected.address, line=2),))
    assert key_of(written) == expected.key


WHOLE = "write the whole address, such as ann@example.com"
ONE = "has more than one @; write one address only"
QUOTES = "has quotes, which many mail servers refuse; ask for an address without them"
SPACE = "has a space in it; delete it"
SIGN = "has a sign before the @ that does not belong there; correct it"
DOTS = "has a dot too many before the @; delete it"
DOMAIN = "has no valid domain after the @; correct it"
LITERAL = "ends in a network address; write the name of the domain instead"
NUMBER = "ends in a number; write the name of the domain instead"


@pytest.mark.parametrize(
    ("email", "fault"),
    [
        ("ann", f"has no @; {WHOLE}"),
        ("ann\uff20example.com", f"has no @; {WHOLE}"),
        ("@example.com", f"has nothing before the @; {WHOLE}"),
        ("ann@", f"has nothing after the @; {WHOLE}"),
        ("ann@@example.com", ONE),
        ("ann@example.com bob@example.com", ONE),
        ("ann lee@example.com", SPACE),
        ("ann @example.com", SPACE),
        (".ann@example.com", DOTS),
        ("ann.@example.com", DOTS),
        ("ann..lee@example.com", DOTS),
        ("ann(work)@example.com", SIGN),
        ("ann\\lee@example.com", SIGN),
        ("a\uff20b@example.com", SIGN),
        ("a…b@example.com", SIGN),
        ("\u0301ann@example.com", SIGN),
        ("ann@example", f"has no dot after the @; {WHOLE}"),
        ("ann@localhost", f"has no dot after the @; {WHOLE}"),
        ("ann@example.com.", "ends in a dot; delete it"),
        ("ann@example.com。", DOMAIN),
        ("ann@.example.com", DOMAIN),
        ("ann@exa_mple.com", DOMAIN),
        ("ann@-example.com", DOMAIN),
        ("ann@example-.com", DOMAIN),
        ("ann@example..com", DOMAIN),
        ("ann@xn--a.example", DOMAIN),
        ("ann@☃.example", DOMAIN),
        ("ann@a⒈com", DOMAIN),
        (f"ann@{'b' * 64}.com", DOMAIN),
        (f"ann@{'ü' * 60}.com", DOMAIN),
        ("ann@[192.0.2.1]", LITERAL),
        ("ann@[IPv6:2001:db8::1]", LITERAL),
        ("ann@192.0.2.1", NUMBER),
        ("=?utf-8?q?ann?=@example.com", "is encoded; write the address as it is read"),
        ("a" * 65 + "@example.com",
         "is too long before the @: 65 bytes where mail allows 64; ask for a shorter address"),
        ("é" * 33 + "@example.com",
         "is too long before the @: 66 bytes where mail allows 64; ask for a shorter address"),
    ],
)  # fmt: skip
def test_no_address(email: str, fault: str) -> None:
    """One sentence quotes it and says what to do."""
    assert fault_of(email) == f'"{email}" {fault}'


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ('"""ann lee""@example.com"', '"ann lee"@example.com'),
        ('"""ann@home""@example.com"', '"ann@home"@example.com'),
    ],
)
def test_a_quoted_local_part(cell: str, email: str) -> None:
    """It is legal (RFC 5321, section 4.1.2), but SMTP software differs on where it ends."""
    assert fault_of(cell) == f'"{email}" {QUOTES}'


@pytest.mark.parametrize("email", ["Ann ann@example.com>", "Ann <ann@example.com> <bob@example.com>"])
def test_more_than_an_address(email: str) -> None:
    """What is neither an address nor a name with one is not guessed at."""
    fault = f'"{email}" holds more than an address; write only what stands between < and >'
    assert fault_of(email) == fault


@pytest.mark.parametrize("email", ["Ann <ann@example.com>", "<ann@example.com>", "mailto:ann@example.com"])
def test_more_than_an_address_typed_by_hand(email: str) -> None:
    """A command line takes the address alone."""
    with pytest.raises(ForearmedError):
        read_address(email)


@pytest.mark.parametrize(
    ("email", "octets"),
    [
        (f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 57}.com", 255),
        (f"{'a' * 10}@{'.'.join(['ü' * 20] * 9)}.com", 383),
    ],
)
def test_an_address_longer_than_a_path(email: str, octets: int) -> None:
    """Octets count: of the address as it is written, and as SMTP sees it, with the domain in A-labels."""
    assert fault_of(email) == (
        f'"{email[:79]}…" is too long: {octets} bytes where mail allows 254; ask for a shorter address'
    )


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("\0", "U+0000"),
        ("\x1b", "U+001B"),
        ("\t", "U+0009"),
        ("\u00a0", "U+00A0"),
        ("\u00ad", "U+00AD"),
        ("\u200b", "U+200B"),
        ("\u202e", "U+202E"),
        ("\ufeff", "U+FEFF"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_signs_no_address_may_hold(sign: str, code: str) -> None:
    """The sign is named, and nothing that holds it is repeated to a terminal."""
    fault = f"the address holds the character {code}, which no address may hold; delete it"
    assert fault_of(f"a{sign}nn@example.com") == fault
    assert fault_of(f"ann@exam{sign}ple.com") == fault


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_no_header_can_be_injected(sign: str) -> None:
    """A line break of any kind ends the matter, typed by hand too."""
    with pytest.raises(ForearmedError) as caught:
        read_address(f"ann@example.com{sign}Bcc: bob@example.com")
    assert str(caught.value) == "the address holds a line break; write it on one line"
    assert key_of(f"ann@example.com{sign}") is None


def test_a_broken_character_typed_by_hand() -> None:
    """A shell hands on bytes that are no UTF-8 as lone surrogates."""
    with pytest.raises(ForearmedError) as caught:
        read_address("ann\udcff@example.com")
    expected = "the address holds the character U+DCFF, which no address may hold; delete it"
    assert str(caught.value) == expected


def test_nothing_typed_by_hand() -> None:
    """An empty variable in a script is no address."""
    assert key_of(" ") is None
    with pytest.raises(ForearmedError) as caught:
        read_address("")
    assert str(caught.value) == f'"" has no @; {WHOLE}'


def test_this_machine_typed_by_hand() -> None:
    """A test may go to a server on the same machine, by that name only."""
    assert read_address("ann@LocalHost") == Recipient("ann@localhost")
    assert key_of("Ann@localhost") == "ann@localhost"
    assert key_of("ann@elsewhere") is None


# --- keys ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann@example.com", "ann@EXAMPLE.com"),
        ("ann@bücher.example", "ANN@xn--bcher-kva.EXAMPLE"),
        ("MÜLLER@example.com", "mu\u0308ller@example.com"),
        ("ΆΝΝΑΣ@example.com", "άννας@example.com"),
    ],
)
def test_the_same_mailbox(one: str, other: str) -> None:
    """Neither case, nor how a domain or an accent is written, makes another subscriber."""
    assert key_of(one) == key_of(other) is not None


@pytest.mark.parametrize(
    "other", ["ann+tips@example.com", "a.nn@example.com", "ann@mail.example.com", "änn@example.com"]
)
def test_another_mailbox(other: str) -> None:
    """Only its server knows whether dots, a suffix or an accent matter."""
    assert key_of(other) not in {None, key_of("ann@example.com")}


# --- whatever comes ---

CELLS = st.lists(
    st.sampled_from(
        [
            *'@.,;<>"?= \t\0\r\n-',
            "ann",
            "example.com",
            "xn--",
            "=?u?q?x?=",
            "bücher",
            "\u0301",
            "\u202e",
            "😀",
        ]
    ),
    max_size=12,
).map("".join)
FILES = (
    st.binary()
    | st.text().map(str.encode)
    | st.lists(CELLS).map(lambda rows: "\n".join(["email,name", *rows]).encode())
    | CELLS.map(lambda cell: f"email\n{cell}\n".encode())
)  # fmt: skip


@given(FILES)
@example(b'email\n"')
@example(b"email\n\xf0\x9f")
def test_any_bytes_at_all(raw: bytes) -> None:
    """They never raise, give people or a reason why not, and no address that could break out of its place."""
    roll = read_recipients(raw, path=PATH)
    assert roll.recipients or roll.problems
    for recipient in roll.recipients + roll.repeated:
        assert recipient.address.count("@") == 1
        assert recipient.address.isprintable()
        assert not set(recipient.address) & set(' <>"(),:;[]\\')
        assert not set(recipient.name) & set("\0\r\n\x85\u2028\u2029\u202e")
        assert recipient.address.partition("@")[2].isascii()
        assert read_address(recipient.address).address == recipient.address
        assert key_of(recipient.address) == recipient.key
    keys = [recipient.key for recipient in roll.recipients]
    assert len(keys) == len(set(keys))
    assert {recipient.key for recipient in roll.repeated} <= set(keys)
    assert list(roll.problems) == sorted(roll.problems, key=lambda problem: problem.line)


@given(CELLS | st.text())
def test_anything_typed_by_hand(text: str) -> None:
    """There is an address with a key, or one printable sentence and no key."""
    try:
        recipient = read_address(text)
    except ForearmedError as error:
        told, key = str(error), None
    else:
        told, key = recipient.address, recipient.key
    assert told.isprintable()
    assert key_of(text) == key
