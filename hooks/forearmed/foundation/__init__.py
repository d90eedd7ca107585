"""What everybody stands on: errors and problems, weeks, the clock, locks, git, swapping files.

Here lives what every other wing needs and nothing that knows a tip. It imports no other wing.
"""
