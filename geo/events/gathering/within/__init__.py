"""One event within one article: which of its mentions are one account."""
