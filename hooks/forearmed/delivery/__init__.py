"""The built message, once, to everybody: lists of readers, the ledger, SMTP, webhooks.

It opens what was built and knows nothing of how it came about. It imports the foundation and, of edition,
only ``mail.mailbox`` and ``Chat``.
"""
