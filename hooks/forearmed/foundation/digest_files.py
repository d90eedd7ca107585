"""How the files of an edition's mail are called: a build leaves them, delivery and a preview take them up."""

FOLDER = "digest/"
"""Where they are, below the site. The messages for chats are beside them, under names of their own."""

PAGE = "index.html"
TEXT = "digest.txt"
MAIL = "digest.eml"
"""The message for subscribers."""
LIST_MAIL = "list.eml"
"""The message for a mailing list, which may have links where the other has pictures."""
MAILS = (MAIL, LIST_MAIL)
EDITION = "edition.json"
"""The file that describes the current edition for programs; a site without an edition has it, too."""
