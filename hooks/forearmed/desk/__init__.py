"""Tools of authors and editors: a new tip, a date, a preview, a new site, the reference.

Commands call these tools, which print nothing and read no clock. This wing may import any wing above it in
the table of wings in CONTRIBUTING.md.
"""
