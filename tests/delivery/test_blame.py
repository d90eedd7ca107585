"""What a server's no is about: sentences of real servers, and what each is taken for."""

import pytest
from forearmed.delivery.mailer.blame import blame_of
from forearmed.delivery.outcome import Blame

LIMIT = [
    "550 5.4.5 Daily user sending limit exceeded. For more information on Gmail\n5.4.5 sending limits go to",
    "550 5.4.5 Daily SMTP relay limit exceeded for customer.",
    "550 5.4.5 no more",
    "550 5.7.1 Email quota exceeded.",
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    "550 5.1.90 no more",
    "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
    "550 5.2.2 Submission quota exceeded",
    "550 5.7.232 Your message can't be sent because your trial tenant has exceeded its daily limit",
    "550 5.7.705 Access denied, tenant has exceeded threshold",
    "550 5.7.508 Access denied, [192.0.2.1] has exceeded permitted limits within range",
    "554 5.7.1 <ann@example.com>: Recipient address rejected: Policy Rejection- Quota Exceeded.",
    "550 Requested action not taken: mailbox unavailable. Mail send limit exceeded.",
    "550 Maximum credits exceeded",
    "550 Sender rate over limit - 101.3 / 1h",
    "554 5.7.1 Too many messages",
    "450 4.7.1 <ann@example.com>: Recipient address rejected: Policy Rejection- Quota Exceeded.",
    "454 Throttling failure: Daily message quota exceeded.",
    "550 You have exceeded your plan; upgrade it",
    "450 4.2.1 You have reached your daily sending limit",
]
SENDER = [
    "554 5.2.252 SendAsDenied; account@example.com not allowed to send as tips@example.com; "
    "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
    "554 5.2.252 no",
    "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
    "553 5.7.1 <tips@example.com>: Sender address rejected: not owned by user desk@example.com",
    "553 5.7.1 <tips@example.com>: Sender address rejected: not logged in",
    "550 Sender verify failed",
    "550 5.1.0 Sender denied",
    "550 5.1.8 Access denied, bad outbound sender",
    "550 5.7.502 Access denied, banned sender",
    "554 Message rejected: Email address is not verified. The following identities failed the check",
    "550 The from address does not match a verified Sender Identity",
    "550 5.7.26 This mail is unauthenticated, which poses a security risk",
    "550 5.7.1 Unauthenticated email is not accepted from this domain.",
    "550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification",
    "550 5.7.23 The message was rejected because of Sender Policy Framework violation",
    "554 Your account is suspended; call us",
    "554 Message rejected: Sending paused for this account.",
    "550 Requested action not taken: a trial account may send to verified recipients only",
    "550 From header does not match the authenticated user",
    "550 5.7.1 Header From domain not authorized for this account",
    "550 5.6.0 Missing or invalid From header",
]
RELAY = [
    "554 5.7.1 : Relay access denied",
    "554 5.7.1 <ann@example.com>: Relay access denied",
    "550 5.4.1 Relay Access Denied",
    "550 relay not permitted",
    "550 5.7.1 <ann@example.com>... Relaying denied. Proper authentication required.",
    "550 5.7.1 Unable to relay",
    "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    "550 we do not relay for you",
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    "550 5.7.64 TenantAttribution; Relay Access Denied",
    "550 5.7.1 Client was not authenticated",
    "530 5.7.57 Client not authenticated to send mail",
    "530 5.7.0 log in first",
    "535 5.7.8 Username and Password not accepted",
    "535 user unknown",
    "550 5.7.1 Invalid credentials for relay [192.0.2.1].",
    "554 5.7.1 <desk[192.0.2.1]>: Client host rejected: Access denied",
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.example.net",
    "504 5.5.2 <desk>: Helo command rejected: need fully-qualified hostname",
    "550 5.7.1 Service unavailable; client [192.0.2.1] blocked using bl.example.net",
    "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent: it is on our block list (S3140)",
    "550 5.7.1 Recipient not authorized, your IP has been found on a block list",
    "550 Sender IP reverse lookup rejected",
    "550 5.7.1 The postmaster has blocked your server",
    "550 5.7.708 Access denied, traffic not accepted from this IP",
    "521 5.3.2 no mail here",
]
ADDRESS = [
    "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
    "550 5.1.1 no",
    "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
    "550 5.4.1 Recipient address rejected: Access denied.",
    "550 No such user here",
    "550 Unrouteable address",
    "552 5.2.2 The email account that you tried to reach is over quota.",
    "550 5.2.1 The email account that you tried to reach is disabled.",
    "550 5.2.1 The user you are trying to contact is receiving mail at a rate, daily limit",
    "552 5.2.2 Mailbox quota exceeded",
    "552 Requested mail action aborted: exceeded storage allocation",
    "550 5.2.121 Recipient's per hour message receive limit from specific sender exceeded",
    "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; Sender not authenticated for group",
    "550 5.7.124 Sender not in allowed-senders list",
    "550 5.7.505 Access denied, banned recipient",
    "556 5.1.10 the domain takes no mail",
    "553 sorry, no mailbox here by that name (#5.1.1)",
]
UNCLEAR = [
    "550 5.7.1 This message has been blocked by the recipient's rules",
    "550 no",
    "554 5.7.1 Message rejected as spam by Content Filtering.",
    "550 5.7.1 Access denied",
    "554 5.7.1 <ann@example.com>: Recipient address rejected: Access denied",
    "552 5.3.4 Message size exceeds fixed limit",
    "552 5.2.3 Your message exceeded the server's message size limits",
    "550 5.9.9 a code that nobody knows",
    "554 5.7.1 The sender of the message isn't allowed to send messages to the recipient.",
]
NOTHING = [
    "250 2.0.0 taken; 90 of your daily limit of 100 are left",
    "450 4.2.0 Greylisted",
    "452 4.2.2 The email account that you tried to reach is over quota, daily limit",
    "450 4.7.1 Error: too many messages in this session",
    "454 Throttling failure: Maximum sending rate exceeded.",
    "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
    "421 4.7.0 Try again later, closing connection.",
]
TABLE = {None: NOTHING} | dict(zip(Blame, [ADDRESS, UNCLEAR, LIMIT, SENDER, RELAY], strict=True))


@pytest.mark.parametrize(("blame", "reply"), [(blame, reply) for blame in TABLE for reply in TABLE[blame]])
def test_what_a_reply_is_about(blame: Blame | None, reply: str) -> None:
    """Nobody's address is blamed for a relay, nor a relay for an address; what does not say stays unclear."""
    code, _, text = reply.partition(" ")
    assert blame_of(int(code), text) is blame
