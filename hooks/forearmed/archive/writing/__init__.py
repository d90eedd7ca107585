"""Puts what was imported into a project's folders: `record` knows what was written before, `files` writes."""
