"""The digest: an edition as an email, and the names and addresses in its header."""
