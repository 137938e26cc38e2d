"""A record of named fields → one article."""
