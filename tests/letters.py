"""One representative letter for the tests of the digest. Holds no test."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from forearmed.edition.mail.digest import Letter, Link
from forearmed.foundation.wording import ENGLISH

SITE = "https://tips.example.com"

BODY = f"""
<p>It is ten past four, and a <em>third</em> message about the same parcel is blinking in the queue. Your
reply is polite, complete and <strong>almost sent</strong>. Stop there.</p>
<h2>Make the better move</h2>
<p>Pick up the phone, as the <a href="{SITE}/playbooks/respond-on-time/">responding playbook</a> says. Press
<kbd>Ctrl+K</kbd> &amp; search.<br>
Tell us how it went: <a href="mailto:tips@example.com">tips@example.com</a>.</p>
<ul><li>Read both emails again first, so that nobody has to repeat themselves.<ul><li>Say the order number
before they look for it.</li></ul></li><li>End with a time, not “soon” 🙂</li></ul>
<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead><tbody>
<tr><td>“I have read both of your emails, and I would rather talk than write a third one.”</td>
<td>“Per my previous email, your case is <em>being processed</em>.”</td></tr>
<tr><td>“I will call you at eleven.”</td><td>“Someone will be in touch.”</td></tr></tbody></table>
<table><tr><th>Channel</th><th>First answer within</th></tr>
<tr><td>Phone</td><td>two minutes</td></tr></table>
<blockquote><p>A call takes four minutes. The fourth, fifth and sixth email take what is left of the
week.</p></blockquote>
<pre><code>Order:   1 * 2
  parcel &lt;none&gt;
</code></pre>
<h3>Try it this week</h3>
<ol><li>Find a thread with two replies.</li><li>Call that person.</li></ol>
<p>See <a href="{SITE}/tips/">{SITE}/tips/</a>.</p>
"""


def letter(**changes: Any) -> Letter:  # Any: whatever field a test changes
    """Return the letter of week 47, with *changes*."""
    return replace(_LETTER, **changes)


_LETTER = Letter(
    week="2026-W47",
    week_label="Week 47 · Tuesday, November 17, 2026",
    release=datetime(2026, 11, 17, 9, tzinfo=timezone(timedelta(hours=-5))),
    title="The phone before the third email",
    summary="When two emails have not settled it, a four-minute call will; here is how to open it.",
    html=BODY,
    tip_url=f"{SITE}/tips/the-phone-before-the-third-email/",
    huddle_url=f"{SITE}/tips/the-phone-before-the-third-email/huddle/",
    slug="the-phone-before-the-third-email",
    encore=False,
    author="The Service Desk",
    tags=(
        Link("Responsiveness", f"{SITE}/tags/responsiveness/"),
        Link("Channels", f"{SITE}/tags/channels/"),
    ),
    playbook=Link("Respond on time", f"{SITE}/playbooks/respond-on-time/"),
    earlier=(
        ("Week 46", Link("Rephrase, then fix", f"{SITE}/tips/rephrase-then-fix/")),
        ("Week 45", Link("“By end of day” is not a time", f"{SITE}/tips/by-end-of-day/")),
    ),
    wording=ENGLISH,
    site_name="Forearmed",
    site_url=f"{SITE}/",
    sender="Service Tips <tips@example.com>",
    reply_to="desk@example.com",
    list_id="service-tips.example.com",
    subscribe=f"{SITE}/subscribe/",
    unsubscribe="mailto:tips@example.com?subject=unsubscribe",
    postal_address="Example Service Team, 1 Main Street, Springfield, IL 62701, USA",
)


def subject_of(title: str) -> str:
    """Return the subject of a mail whose tip has this *title*, in one line."""
    named = f'"{title}"' if title.endswith("?") else title
    return f"Tip of the Week: {named}".strip()
