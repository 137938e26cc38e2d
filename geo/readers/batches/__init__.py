"""One text that holds several articles → its parts, each with its own date, title and source."""
