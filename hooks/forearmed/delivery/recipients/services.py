"""The columns by which mailing services and directories say who may be written to. Only tables; no decisions.

Sources, where a service publishes its words: Buttondown, github.com/buttondown/openapi, enums.json,
SubscriberType. listmonk, github.com/knadh/listmonk, schema.sql, subscriber_status and subscription_status.
beehiiv, Mailchimp and Substack as their exports stand in github.com/TryGhost/migrate, test fixtures;
beehiiv's words also in its glossary, "Subscriber status". Kit, developers.kit.com, "Create a subscriber",
state. MailerLite, github.com/mailerlite/mailerlite-nodejs, subscribers. Constant Contact,
community.constantcontact.com, "Email Status in exported contacts", and its API's permission_to_send.
Klaviyo, help.klaviyo.com, consent in profiles. HubSpot, knowledge.hubspot.com, "export unsubscribes".
Salesforce, developer.salesforce.com, SubscriberStatus. Brevo, developers.brevo.com, emailBlacklisted.
Ghost, github.com/TryGhost/Ghost, members-csv. Substack, support.substack.com, subscriber dashboard.
Mailman 3, mailman.interfaces.member, DeliveryStatus.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from forearmed.delivery.recipients import languages
from forearmed.delivery.recipients.rule import ASK, STAYS, Rule, left, listed, squeezed, stays
from forearmed.delivery.recipients.words import (
    DEPARTED,
    ELSEWHERE,
    EMPLOYED,
    FREE_OR_PAID,
    STATUS,
    SUBSCRIBED,
    ended,
    filled,
    gone,
    leaving,
    staying,
)


def _named(*table: tuple[Rule, str]) -> dict[str, Rule]:
    return {squeezed(name): rule for rule, names in table for name in listed(names)}


_DOUBLE = {**SUBSCRIBED, **DEPARTED, "2": gone("not confirmed")}
"""Brevo writes 1 for yes and 2 for no; the cell is empty for people who joined in another way."""

COLUMNS: Mapping[str, Rule] = _named(
    (STATUS, languages.STATUS_COLUMNS),
    (staying("not subscribed"), languages.SUBSCRIBED_COLUMNS),
    (staying("no consent"), languages.CONSENT_COLUMNS),
    (staying("not active"), languages.ACTIVE_COLUMNS),
    (leaving("unsubscribed"), languages.UNSUBSCRIBED_COLUMNS),
    (leaving("blocked"), languages.BLOCKED_COLUMNS),
    (filled("unsubscribed"), languages.UNSUBSCRIBED_DATES),
    (ended("left"), languages.LEAVING_DATES),
    (ELSEWHERE, languages.ELSEWHERE_COLUMNS),
    (
        STATUS,
        """
        status, state, email status, email state, subscriber status, subscriber state, subscription
        status, subscription state, contact status, contact state, member status, membership status,
        list status, email subscriber status, email subscription status, email marketing status,
        marketing status, newsletter status, newsletter subscription status, email permission status,
        permission status, permission to send, consent status, email consent status, delivery status,
        mail status, opt in status, optin status, opt out status, marketing contact status, account
        status, user status, group status
    """,
    ),
    (replace(STATUS, words={**STATUS.words, **stays("attending, checked in")}), "attendee status"),
    (EMPLOYED, "employment status, employee status, worker status, staff status"),
    (replace(staying("not confirmed"), words=_DOUBLE, blank=STAYS), "double opt in, double optin"),
    (Rule(words={**SUBSCRIBED, **DEPARTED, **FREE_OR_PAID}), "type, subscriber type, subscription type"),
    (
        staying("not subscribed"),
        """
        subscribed, is subscribed, subscribed to emails, subscribed to newsletter, email subscribed,
        newsletter, receives newsletter, wants newsletter, accepts email marketing, accepts marketing,
        accepts email, opt in, optin, opted in, is opted in, email opt in, email optin, has opted in,
        marketing opt in, receive emails
    """,
    ),
    (
        staying("no consent"),
        "consent, email consent, marketing consent, email marketing consent, gdpr consent",
    ),
    (
        staying("not confirmed"),
        """
        confirmed, is confirmed, confirmed at, email confirmed, email confirmed at, verified, email
        verified
    """,
    ),
    (
        staying("not active"),
        """
        active, is active, enabled, is enabled, email enabled, account enabled, active subscription, active
        status, currently active, approved, activated, activated at, activated on, aktiviert, aktiviert am
    """,
    ),
    (
        leaving("unsubscribed"),
        """
        unsubscribed, is unsubscribed, unsubscribe, unsub, email unsubscribed, has unsubscribed,
        unsubscribe all, unsubscribed from all email, unsubscribed from all emails, global unsubscribe,
        globally unsubscribed, portal unsubscribe, opted out, is opted out, opt out, optout, email opt
        out, email optout, email opted out, has opted out, has opted out of email, optedout,
        unsubscribed from emails
    """,
    ),
    (leaving("opted out"), "no bulk emails (user opt out), no bulk emails, no bulk email, no bulk mail"),
    (leaving("no mail"), "do not email, do not mail, do not contact, donotemail, dnc, dne, no mail, nomail"),
    (
        leaving("left"),
        """
        left, has left, leaver, is leaver, terminated, is terminated, resigned, departed, quit, withdrawn,
        has withdrawn, stopped
        """,
    ),
    (
        leaving("disabled"),
        """
        inactive, is inactive, disabled, is disabled, email disabled, account disabled, deactivated,
        suspended, is suspended
    """,
    ),
    (
        leaving("blocked"),
        """
        blocked, is blocked, email blocked, blacklisted, is blacklisted, email blacklisted, blocklisted,
        email blocklisted, block credential, banned, is banned
    """,
    ),
    (
        leaving("bounced"),
        """
        bounced, is bounced, has bounced, email bounced, is email bounced, hard bounced, hard bounce,
        portal bounce, global bounce, undeliverable, cleaned, is cleaned, invalid, invalid email,
        invalid email address
    """,
    ),
    (
        leaving("complained"),
        """
        complained, has complained, complaint, spam, spam complaint, spam report, portal spam report,
        marked as spam, junk
    """,
    ),
    (leaving("suppressed"), "suppressed, is suppressed, email suppressed"),
    (leaving("on hold"), "on hold, is on hold, email on hold"),
    (
        leaving("deceased"),
        "deceased, is deceased, contact is deceased, verstorben, décédé, fallecido, falecido, overleden",
    ),
    (leaving("excluded"), "excluded, is excluded, is excluded from campaigns, excluded from campaigns"),
    (leaving("pending"), "is opt in pending, opt in pending, pending, is pending"),
    (leaving("complained"), "is spam complaining, spam complaining"),
    (
        leaving("deleted"),
        "deleted, is deleted, contact is deleted, removed, is removed, archived, is archived",
    ),
    (
        filled("unsubscribed"),
        """
        unsubscribed at, unsubscribed on, unsubscribed date, unsubscribe date, unsubscribe time,
        unsubscribed time, unsubscription date, unsubscribe reason, unsubscribed reason, date
        unsubscribed, unsub date, opted out at, opted out on, opt out date, opt out time, optout date,
        optout time, date opted out, cancelled at, canceled at, email unsubscribed at, unsub campaign
        title, unsub campaign id, unsub reason, unsub reason other, unsubscribed mode, opted out date, opt
        out details
    """,
    ),
    (
        filled("bounced"),
        """
        bounced at, bounced on, bounce date, bounce time, bounce reason, bounce type, date bounced,
        email bounced at, email bounced date, email bounced reason, email hard bounce reason, hard
        bounce date, bounced date, cleaned at, cleaned on, clean date, clean campaign title, clean campaign
        id, undeliverability reason
    """,
    ),
    (filled("complained"), "complained at, complaint date, spam complaint date"),
    (
        filled("suppressed"),
        """
        suppressed at, suppression reason, email suppression, email suppressions, suppression date, email
        suppressions timestamp, email list suppressions
    """,
    ),
    (
        filled("blocked"),
        """
        blocked at, blocked on, blacklisted at, blocklisted at, disabled at, disabled on, deactivated
        at, deactivation date, suspended at, suspended till, deaktiviert, deaktiviert am
    """,
    ),
    (
        filled("deleted"),
        """
        deleted at, deleted on, deletion date, date deleted, deleted time, soft deletion time stamp,
        removed at, removed on, archived at
    """,
    ),
    (
        ended("left"),
        """
        left at, left on, date left, leaving date, date of leaving, termination date, terminated at,
        terminated on, date terminated, exit date, last working day, last day, end date, employment end
        date, contract end date, resignation date, leave date, separation date, departure date, withdrawn at
    """,
    ),
    # Mailchimp writes these two into files of people who have left, and there they are never empty.
    (replace(filled("unsubscribed"), blank=ASK), "unsub time"),
    (replace(filled("bounced"), blank=ASK), "clean time"),
    # These have such a word in their name, and are about something else.
    (
        ELSEWHERE,
        """
        opt in time, opt in ip, optin time, optin ip, opt in date, optin date, opted in at, opted in ip,
        confirm time, confirm ip, confirmation time, confirmation ip, subscribed at, subscribed on,
        subscribe time, subscribe date, subscription date, subscription date (substack), date
        subscribed, subscription created at, subscription source, subscription tier, subscription plan,
        subscription start date, subscribed from, subscriber id, subscriber since, subscriber rating,
        email marketing consent timestamp, consent timestamp, consent date, consent source, first
        active, last active, last active at, lead status, marital status, posting permissions,
        unsubscribe link, unsubscribe url, unsubscribe token, churn risk prediction,
        became a subscriber date, subscribed date, subscriber key, opt in details, employment status date,
        status date, status changed, status changed at, locked, marketing emails bounced, emails bounced,
        bounce count, days active (30d), dir sync enabled, silenced till, blocked till, consent provided for
        minor
    """,
    ),
)
"""What the cells mean below a column, by its squeezed name, whoever wrote it."""


@dataclass(frozen=True)
class Service:
    """A service that uses a common column name in its own way; *marks* are columns that identify it."""

    marks: frozenset[str]
    """Squeezed names; the file has every one of them."""
    columns: Mapping[str, Rule]
    """By squeezed name; they come before the common ones."""


def _service(marks: str, *table: tuple[Rule, str]) -> Service:
    return Service(frozenset(map(squeezed, listed(marks))), _named(*table))


_PREFERENCE = Rule(
    words={
        **stays("email, all email, each email, every email, digest, abridged, summary, daily"),
        **left("no email, no mail, web only"),
        "none": gone("no email"),
    }
)
_PERMISSION = {**SUBSCRIBED, **DEPARTED, **stays("express, implied, explicit, implicit")}

SERVICES = (
    # Google Groups: an empty status is the rule, and a preference for no mail is a member's own wish.
    _service(
        "group status, email preference",
        (Rule(words={**stays("member, owner, manager"), **DEPARTED}), "group status"),
        (replace(STATUS, blank=STAYS), "email status"),
        (_PREFERENCE, "email preference"),
    ),
    # Constant Contact: people without a value, or with "No Permissions Set", are ones it never mails.
    _service(
        "email status, email permission status",
        (
            replace(STATUS, words=_PERMISSION, blank=gone("no permission")),
            "email status, email permission status",
        ),
    ),
    # Substack again: what somebody has cancelled is what they paid for.
    _service("stripe plan, cancel date", (ELSEWHERE, "cancel date")),
    # Microsoft 365's list of users: there, a state is a part of the address.
    _service("block credential, usage location", (ELSEWHERE, "state")),
    # Substack: a free reader has no active subscription; who switched the mail off is in email_disabled.
    _service("email disabled, expiry", (ELSEWHERE, "active subscription")),
)

FAMILIES: Mapping[str, Rule] = {
    # HubSpot has such a column for each kind of mail. A yes in any of them counts as having left.
    squeezed("opted out of email"): leaving("opted out"),
}
"""The rules of columns by how their squeezed names begin."""
