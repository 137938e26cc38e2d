"""Documents of word processors and of print."""
