"""Tools of authors and editors: a new tip, a date, a preview, a new site, the reference.

Commands call them; they print nothing and read no clock. It imports any wing above it in the list.
"""
