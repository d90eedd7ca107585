"""What a visitor can open: pages, lists, search, phrasebook, pocket cards, huddles, pictures, styles.

Pages are Markdown documents here, whatever turns them into files. It imports every wing above it in the list,
from edition up to foundation, and never review or build.
"""
