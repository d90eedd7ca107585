"""Which week carries what: the schedule, free weeks, what an editor should see to. Pure: no file, no clock.

Time comes in as an argument. It imports content and foundation.
"""
