"""The words by which services say who may be written to, and the kinds of columns that hold them.

The sources of the words are named in `services`, beside the columns.
"""

import re
from dataclasses import replace

from forearmed.delivery.recipients import languages
from forearmed.delivery.recipients.rule import ASK, STAYS, Answer, CellMeaning, Rule, asks, left, stays

# The words below are squeezed before they are compared, so case, hyphens and blanks in them are for readers.
SUBSCRIBED = {
    **stays("""
        active, subscribed, subscriber, enabled, confirmed, current, regular, normal, ok, valid, verified,
        member, opted in, opt in, optin, opted-in, single opt-in, double opt-in, consented, granted,
        marketing contact, employed, active employee
    """),
    **stays(languages.STAYS),
}
DEPARTED = {
    # has left by their own wish
    **left("unsubscribed, unsubscribe, unsub, opted out, opt out, opted-out, left, leaver, former"),
    # never asked for it, or has not said yes yet
    **left("""
        not subscribed, non subscribed, non-subscribed, never subscribed, no consent, no permission, no
        permissions set, not set, transactional, non-marketing contact, unconfirmed, not confirmed,
        pending, pending confirmation, awaiting confirmation, double opt-in pending, unactivated,
        validating, needs approval, needs attention, invited
    """),
    # does not arrive
    **left("""
        bounced, bounce, bouncing, hard bounced, hard bounce, soft bounced, soft bounce, hard, soft,
        cleaned, undeliverable, invalid, held, by bounces
    """),
    # complained, or was shut out
    **left("""
        complained, complaint, complainer, spam, spam complaint, reported spam, spammy, junk, blocked,
        blocklisted, blacklisted, suppressed, user suppressed, banned, disabled, by moderator
    """),
    # does not want mail, or is there no longer
    **left("""
        inactive, deactivated, suspended, cancelled, canceled, removed, deleted, archived, expired, paused,
        temp hold, by user, no mail, nomail, do not email, do not mail, do not contact, terminated, resigned,
        retired, dismissed, former employee
    """),
    **left(languages.LEFT),
}
_UNMISTAKABLE = asks("""
    unsubscribed, unsubscribe, bounce, opted out, opt out, opted-out, not subscribed, non-subscribed,
    never subscribed, hard bounced, soft bounced, hard bounce, soft bounce, bounced, bouncing,
    complained, spam complaint, blocklisted, blacklisted, suppressed, do not email, do not mail, do not
    contact, do not send, no mail, nomail, no email, no emails, web only,
    has left, leaver, former employee, resigned, terminated, deactivated, removed from list,
    abgemeldet, ausgetreten, désabonné, désinscrit, dado de baja, disiscritto, afgemeld, uitgeschreven
""")


_PHRASE = re.compile(
    r"\b(?:un-?subscribed|opted[ -]?out|(?:do not|don.?t|no longer) (?:e-?mail|mail|contact|send|wants?\b)|"
    r"has left|left (?:us|(?:the|our) (?:company|team|list|organi[sz]ation|firm))|"
    r"(?:hard|soft)[ -]?bounced|abgemeldet|abbestellt|d[ée]sabonn[ée]e?|d[ée]sinscrite?|"
    r"dad[oa] de baja|descadastrad[oa]|disiscritt[oa]|afgemeld|uitgeschreven)\b"
)
"""Remarks beside a name in lists kept by hand. A web address may contain them, so `Rule` skips those."""


def gone(reason: str) -> CellMeaning:
    """Return what says that somebody may not be written to, for that *reason*."""
    return CellMeaning(Answer.LEFT, reason)


def staying(reason: str) -> Rule:
    """Return the rule of a column whose yes, or whose date, says that somebody may be written to."""
    return Rule(words={**SUBSCRIBED, **DEPARTED}, yes=STAYS, no=gone(reason), date=STAYS)


def leaving(reason: str) -> Rule:
    """Return the rule of a column whose yes, or whose date, says that somebody may not be written to."""
    words = {**DEPARTED, **stays("subscribed")}
    return Rule(words=words, yes=gone(reason), no=STAYS, blank=STAYS, date=gone(reason))


def filled(reason: str) -> Rule:
    """Return the rule of a column that holds something, a date or a cause, for those who have left only."""
    said = gone(reason)
    return Rule(words=stays("subscribed, active"), yes=said, no=STAYS, blank=STAYS, date=said, other=said)


def ended(reason: str) -> Rule:
    """Return the rule of a column with a last day: who has one that is over has left, for that *reason*.

    A person is asked about what is neither a date nor a word for somebody who has left.
    """
    return replace(filled(reason), words={**DEPARTED, **stays("subscribed, active")}, other=ASK, ends=True)


STATUS = Rule(words={**SUBSCRIBED, **DEPARTED})
"""The rule of a column that has a status word in every row; it knows no numbers, so these are asked about."""

STATE = replace(STATUS, words={**DEPARTED, **SUBSCRIBED}, yes=STAYS, no=STAYS, blank=STAYS, other=STAYS)
"""The rule of a column that is usually part of a postal address, but may hold status words."""

EMPLOYED = replace(
    STATUS,
    words={
        **STATUS.words,
        **stays("""
            full time, fulltime, part time, parttime, permanent, temporary, contractor, contract, contingent,
            intern, apprentice, seasonal, casual, probation, fixed term, hourly, salaried, vollzeit, teilzeit,
            befristet, unbefristet, temps plein, temps partiel, cdi, cdd, 正社員, 契約社員, パート
        """),
    },
)
"""Of a column that says how somebody is employed."""

ELSEWHERE = Rule(
    words=_UNMISTAKABLE,
    yes=STAYS,
    no=STAYS,
    blank=STAYS,
    date=STAYS,
    other=STAYS,
    phrase=_PHRASE,
    listing=True,
)
"""The rule of a column about something else: only unmistakable words and phrases count."""

WISH = replace(ELSEWHERE, words={**_UNMISTAKABLE, **asks("never, nothing")}, no=ASK, ticked=True)
"""The rule of a column about people's wishes: a no may be a no to our mail, so a person is asked.

An empty cell is a no as well where others are ticked.
"""

OTHER_CHANNEL = replace(ELSEWHERE, words={}, phrase=None, listing=False)
"""Of a column about another way to reach people: somebody who wants no text messages may want mail."""

NAME = replace(
    ELSEWHERE,
    listing=False,
    words={
        **_UNMISTAKABLE,
        **asks(
            "active, inactive, subscribed, enabled, disabled, blocked, deleted, cancelled, canceled, removed"
        ),
    },
)
"""The rule of the name column: a status word there means that the column may hold no names."""

NAMELESS = Rule(blank=STAYS)
"""Of a column without a name: what it says can mean anything."""

FREE_OR_PAID = stays("""
    free, paid, comp, complimentary, gift, founding, founding member, monthly, yearly, annual, lifetime,
    author, premium, gifted, trialed, churning, churned, past due, paused, unpaid, upcoming
""")
