"""Brings an old publication here: reads what services export, and writes tips, pictures and old addresses.

`readers` turn each kind of export into posts, `decisions` hold what a person wants of them, `markdown` turns
a body into what authors write here, `pictures` finds its pictures, and `writing` puts all of it into the
project's folders. `planning` says what becomes of each post, and `bringing` brings it. The wing imports
foundation, content and article; only the command line imports it.
"""
