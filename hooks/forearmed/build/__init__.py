"""One build, from the library to every file of the site; mkdocs stands behind one adapter, ``host``.

It imports all that a build is made of, and never delivery: what is built does not know who gets it.
"""
