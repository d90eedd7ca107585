"""What a visitor can open: pages, lists, search, phrasebook, pocket cards, huddles, pictures, styles.

Pages are Markdown documents here, whatever turns them into files. It imports article, calendar,
content and foundation, and never edition, review or build.
"""
