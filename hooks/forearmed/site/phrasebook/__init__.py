"""The phrasebook: all words to say, by situation."""
