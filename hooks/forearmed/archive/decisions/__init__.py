"""What a person decides about an archive: `proposals` guesses, `import_file` keeps it in import.yml.

`edges` finds what posts have in common at their beginnings and ends, and `titles` the dates in their titles.
"""
