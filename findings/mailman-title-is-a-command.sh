#!/usr/bin/env bash
# Mailman holds an ordinary post for its owner when one of the first ten lines
# of the text begins with a word that is a command by mail and has as many words
# behind it as that command takes: a heading such as "Set a clear deadline", a
# question such as "Who decides?". The sender's server has said that it took it.
# Differs from: what its manual says the rule is for, commands such as
# "unsubscribe" that somebody mailed to the list by mistake.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'mailman==3.3.10'

mkdir "$work/var"
cat > "$work/mailman.cfg" <<CFG
[mailman]
layout: here
[paths.here]
var_dir: $work/var
[mta]
incoming: mailman.mta.null.NullMTA
CFG
cat > "$work/show.py" <<'PY'
import email
import sys
from importlib.metadata import version

from mailman.core.initialize import initialize

initialize(sys.argv[1])

from mailman.app.lifecycle import create_list
from mailman.config import config
from mailman.email.message import Message
from mailman.interfaces.domain import IDomainManager
from zope.component import getUtility

POST = """\
From: Tips <tips@example.com>
To: weekly@lists.example.com
Subject: Tip of the week
Message-ID: <w48@example.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

The Service Desk
{line}

Say by when you need an answer.
"""
getUtility(IDomainManager).add("lists.example.com")
weekly = create_list("weekly@lists.example.com", ["owner@example.com"])
rule = config.rules["administrivia"]


def is_held(line):
    return rule.check(weekly, email.message_from_string(POST.format(line=line), Message), {})


LINES = ("Set a clear deadline", "Set a deadline", "Who decides?", "Who decides on Friday?", "Confirm appointments")
seen = {line: is_held(line) for line in LINES}
print("Software: GNU Mailman", version("mailman"))
print("Expected: none of these lines makes a post a command.")
print("Seen:")
for line, held in seen.items():
    print(f"          {line}: {'held' if held else 'passes'}")
if [*seen.values()] == [True, False, True, False, True]:
    print("Follows:  let no short line that begins with such a word stand near the top.")
    sys.exit(0)
print("CHANGED:  Mailman takes other lines for commands now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/mailman.cfg"
