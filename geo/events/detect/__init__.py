"""Detecting events: which words of a document name one, and of which type."""
