"""What one build keeps for the next in ``.cache/forearmed``, which people may delete at any time.

Whatever is kept here is used only where it is certain that the build would make the same bytes anew. In doubt
nothing is kept. This package imports neither mkdocs nor any library, so that a command can ask it first.
"""
