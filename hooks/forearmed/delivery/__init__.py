"""Deliver the built message to everybody once: lists of readers, the ledger, SMTP, webhooks.

It reads the files that a build wrote and knows nothing of the build itself. It imports the foundation
and, of edition, only ``mail.mailbox`` and ``Chat``.
"""
