"""XML: feeds, blogs and records."""
