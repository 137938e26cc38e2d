"""One file → the records in it: a module or a folder for each format."""
