"""The site's search: the words of articles, their synonyms, and an index of their records.

The code that searches the index in a visitor's browser is in `box`.
"""
