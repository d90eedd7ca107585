"""Brings an old publication here: reads what services export, and writes tips, pictures and old addresses.

`readers` turn each kind of export into posts, `decisions` hold what a person wants of them, `markdown` turns
a body into what authors write here, and `writing` puts it into the project's folders. `importing` is the way
from one to the next. It imports foundation, content and article; only the command line imports it.
"""
