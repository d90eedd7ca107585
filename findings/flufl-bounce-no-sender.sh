#!/usr/bin/env bash
# flufl.bounce, which Mailman uses to read bounces, stops with an IndexError at a
# report that has no From field, or an empty one. One of its readers (Yale's)
# asks for the sender without a look whether there is any; the exception ends
# the whole scan, so none of the later readers sees the message, and the dead
# address in it is never found.
# Differs from: its own documentation, by which a message that no reader knows
# gives two empty sets. RFC 5322 asks for a From field; bounces that were saved
# by hand or cut by a filter lack it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'flufl.bounce==6.0.0'

cat > "$work/show.py" <<'PY'
import email
import logging
import sys
from importlib.metadata import version

from flufl.bounce import all_failures

logging.disable()
REPORT = """\
{sender}To: bounces@example.com
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ann@example.com>:
Sorry, no mailbox here by that name. (#5.1.1)
"""


def found(sender):
    try:
        _, permanent = all_failures(email.message_from_string(REPORT.format(sender=sender)))
    except IndexError as error:
        return f"IndexError: {error}"
    return sorted(address.decode() for address in permanent)


with_sender, without, empty = found("From: MAILER-DAEMON@mx.example.net\n"), found(""), found("From: \n")
print("Software: flufl.bounce", version("flufl.bounce"), "on Python", sys.version.split()[0])
print("Expected: ann@example.com, whoever sent the report.")
print("Seen:     with a sender:   ", with_sender)
print("          without From:    ", without)
print("          with empty From: ", empty)
if with_sender == ["ann@example.com"] and "IndexError" in without and "IndexError" in empty:
    print("Follows:  give a message some sender before it is scanned, or no report of")
    print("          this kind is ever read.")
    sys.exit(0)
print("CHANGED:  flufl.bounce reads these reports in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
