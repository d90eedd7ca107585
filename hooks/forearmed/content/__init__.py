"""What authors wrote, checked and frozen: from files to tips, playbooks, tags, authors, series and settings.

Only ``library`` reads the content folders. Whoever asks gets a Library and every Problem. It imports the
foundation alone.
"""
