"""Forearmed: a static knowledge base and weekly tip publisher for people who serve customers."""
