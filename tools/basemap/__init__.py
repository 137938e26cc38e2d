"""How the base map's tables are made, a part of it a file."""
