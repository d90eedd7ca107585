"""What a visitor can open: pages, lists, search, phrasebook, pocket cards, huddles, pictures, styles.

This wing makes pages as Markdown documents; the host turns them into files. It imports article, calendar,
content and foundation, and never edition, review or build.
"""
