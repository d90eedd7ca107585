"""One build, from the library to every file of the site; only the adapter ``host`` imports mkdocs.

This wing imports whatever a build needs, and never delivery: a build does not know who receives the mail.
"""
