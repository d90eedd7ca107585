"""A week's feed, mail and card, as bytes and messages.

It is handed what they should say, as plain values, and imports article and foundation: it knows no files, no
schedule and no pages.
"""
